import { sql } from 'kysely'
import { allocationStory } from '#allocation/allocations/allocation.story.ts'
import { appealStory } from '#allocation/appeals/appeal.story.ts'
import { fieldDayStory } from '#handover/fieldDays/fieldDay.story.ts'
import { handoverStory } from '#handover/handovers/handover.story.ts'
import { loanStory } from '#handover/loans/loan.story.ts'
import { impactStory } from '#impact/impact.story.ts'
import { filesOf } from '#needs/households/files.store.ts'
import { readsItsOwn } from '#needs/households/household.rules.ts'
import { householdStory } from '#needs/households/household.story.ts'
import { publicStory } from '#needs/publics/public.story.ts'
import { rightsStory } from '#needs/rights/rights.story.ts'
import { NEUTRAL } from '#network/organisations/words.ts'
import { arrivalStory } from '#orientation/arrivals/arrival.story.ts'
import { prescriptionStory } from '#orientation/prescriptions/prescription.story.ts'
import type { Acting } from '#platform/access/acting.ts'
import type { Json } from '#platform/audit/event.store.ts'
import { HOUSE } from '#platform/audit/house.ts'
import type { Telling, Told } from '#platform/audit/story.ts'
import { capital } from '#platform/text/capital.ts'
import { supportStory } from '#support/support.story.ts'

const tellings: readonly Telling[] = [
  householdStory,
  rightsStory,
  publicStory,
  prescriptionStory,
  arrivalStory,
  supportStory,
  impactStory,
  allocationStory,
  appealStory,
  handoverStory,
  loanStory,
  fieldDayStory,
]
const telling: Telling = Object.assign({}, ...tellings)

export type Line = { at: Date; title: string; text: string }

const MOST = 60

/** What a school reads of others: what is answered to its own orientations (the second lock says whose), and that the family was erased. */
const readBySchools = ['prescription.accepted', 'prescription.refused', 'household.forgotten']

/** What happened to a household, the latest first. People of another organisation are named with it; a masked one is not named at all. */
export async function storyOf(by: Acting, householdId: string, most = MOST): Promise<Line[]> {
  const events = await by.db
    .selectFrom('event')
    .innerJoin('organisation', 'organisation.id', 'event.organisation_id')
    .select([
      'event.act',
      'event.at',
      'event.actor',
      'event.from_state',
      'event.to_state',
      'event.why',
      'event.data',
      'event.organisation_id',
      'organisation.name',
      'organisation.masked_as',
    ])
    .select(
      sql<
        string | null
      >`(select r.masked_as from prescription p join organisation r on r.id = p.to_organisation_id where p.id = event.subject_id and r.id <> ${by.member.organisationId})`.as(
        'receiver',
      ),
    )
    .where('event.household_id', 'in', filesOf(householdId))
    .where((where) =>
      readsItsOwn(by.member)
        ? where.or([
            where('event.organisation_id', '=', by.member.organisationId),
            where('event.act', 'in', readBySchools),
          ])
        : where.lit(true),
    )
    .orderBy('event.at', 'desc')
    .orderBy('event.id', 'desc')
    .limit(most)
    .execute()
  const lines = events.flatMap((event) => {
    const own = event.organisation_id === by.member.organisationId
    const known = own || event.actor === HOUSE
    const said = event.act.startsWith('census.') ? NEUTRAL : event.actor
    const actor = known ? event.actor : (event.masked_as ?? `${said} (${event.name})`)
    const told: Told = {
      ...event,
      actor: capital(actor),
      from: event.from_state,
      to: event.to_state,
      data: { ...(event.data as { [key: string]: Json }), ...(!own && event.receiver && { to: event.receiver }) },
    }
    const line = telling[event.act]?.(told)
    return line ? [{ at: event.at, ...line }] : []
  })
  const at = readsItsOwn(by.member) ? await equippedOn(by, householdId) : null
  const equipped = { title: 'Famille équipée', text: 'Le matériel lui a été remis.' }
  return [...lines, ...(at ? [{ at, ...equipped }] : [])].sort((one, other) => other.at.getTime() - one.at.getTime())
}

/** The one thing that a school reads of what others did. */
export const equippedOn = async (by: Acting, householdId: string): Promise<Date | null> => {
  const { rows } = await sql<{ at: Date | null }>`select last_handed as at from app.follow_up(${householdId})`.execute(
    by.db,
  )
  return rows[0]?.at ?? null
}
