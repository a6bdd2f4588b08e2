import { type Promised, promisesTo } from '#allocation/allocations/allocation.store.ts'
import { handsOver } from '#handover/handovers/handover.rules.ts'
import { openHandover } from '#handover/handovers/handover.store.ts'
import { outcomesOf } from '#impact/outcomes/outcome.store.ts'
import { filesOf } from '#needs/households/files.store.ts'
import { readsItsOwn } from '#needs/households/household.rules.ts'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { agreementTakenBack } from '#needs/rights/rights.store.ts'
import { receiverNamedTo } from '#network/organisations/named.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Expected, expectedOf } from './expected.store.ts'
import { equippedOn } from './story.store.ts'

/** What already goes on for a household, as far as this member may know: the next action is read from it. */
export type UnderWay = {
  expected: readonly Expected[]
  /** The latest first: sent, answered, refused. */
  prescriptions: readonly Sent[]
  /** What this organisation promised and has not handed over. */
  promised: readonly Promised[]
  /** The handover of this organisation that awaits its signature. */
  sheet: { id: string } | undefined
  /** The starting point of the family was noted: what is asked now is how far it came. */
  measured: boolean
  /** The day the family took its agreement back, when it has not agreed again. */
  takenBack: string | null
  /** For a school, the day the family was equipped; null for the others, who read more. */
  equipped: Date | null
}
export type Sent = Awaited<ReturnType<typeof sentOf>>[number]

const nothing: UnderWay = {
  expected: [],
  prescriptions: [],
  promised: [],
  sheet: undefined,
  measured: false,
  takenBack: null,
  equipped: null,
}

/** One round of questions, none for a closed journey; of one that is followed from afar, what was asked and awaits an answer. */
export async function underWayOf(by: Acting, { id, status, scope, stage }: SeenHousehold): Promise<UnderWay> {
  if (readsItsOwn(by.member)) return ofSchool(by, id)
  if (status === 'closed') return nothing
  if (scope !== 'full')
    return { ...nothing, prescriptions: (await sentOf(by, id)).filter(({ state }) => state === 'sent') }
  const hands = (stage === 4 || stage === 5) && handsOver.includes(by.member.role)
  const [expected, prescriptions, promises, sheet, outcomes, takenBack] = await Promise.all([
    expectedOf(by, id),
    stage < 7 ? sentOf(by, id) : [],
    hands ? promisesTo(by, id) : [],
    hands ? openHandover(by, id) : undefined,
    stage === 7 ? outcomesOf(by, id) : undefined,
    stage < 4 ? agreementTakenBack(by, id) : null,
  ])
  return {
    expected,
    prescriptions,
    promised: promises.filter(({ state }) => state === 'promised'),
    sheet,
    measured: Boolean(outcomes?.before),
    takenBack,
    equipped: null,
  }
}

/** Its own orientations, and the day that it may know. */
async function ofSchool(by: Acting, id: string): Promise<UnderWay> {
  const [prescriptions, takenBack, equipped] = await Promise.all([
    sentOf(by, id),
    agreementTakenBack(by, id),
    equippedOn(by, id),
  ])
  const own = prescriptions.filter(({ organisation_id }) => organisation_id === by.member.organisationId)
  return { ...nothing, prescriptions: own, takenBack, equipped }
}

const sentOf = (by: Acting, householdId: string) =>
  by.db
    .selectFrom('prescription')
    .innerJoin('organisation', 'organisation.id', 'prescription.to_organisation_id')
    .leftJoin('arrival', 'arrival.prescription_id', 'prescription.id')
    .select([
      'prescription.id',
      'prescription.state',
      'prescription.sender',
      'prescription.sent_at',
      'prescription.answered_at',
      'prescription.noted_at',
      'prescription.asked_at',
      'prescription.organisation_id',
      'prescription.to_organisation_id',
      'arrival.came',
      'arrival.said_at as came_at',
      'arrival.asked_at as came_asked_at',
      'arrival.silent_at as came_silent_at',
      'arrival.noted_at as came_noted_at',
    ])
    .select(receiverNamedTo(by, 'prescription', 'organisation').as('receiver'))
    .where('household_id', 'in', filesOf(householdId))
    .where('state', 'not in', ['withdrawn', 'rerouted'])
    .orderBy('sent_at', 'desc')
    .limit(10)
    .execute()
