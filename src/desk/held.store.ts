import { appealsAbout, type HeardAgain } from '#allocation/appeals/appeal.read.store.ts'
import { type Noted, outcomesOf } from '#impact/outcomes/outcome.store.ts'
import { type Beneficiary, beneficiariesOf } from '#needs/beneficiaries/beneficiary.store.ts'
import { namingsOf } from '#needs/census/naming.store.ts'
import { secondHomesOf } from '#needs/homes/homes.store.ts'
import { filesOf } from '#needs/households/files.store.ts'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { needsOf } from '#needs/households/need.store.ts'
import { type Reader, readersOf } from '#needs/households/readers.store.ts'
import { answersAbout } from '#needs/oneHousehold/held.store.ts'
import { type DeclaredPublic, publicsOf } from '#needs/publics/public.store.ts'
import { type RightsRequest, requestsOf } from '#needs/rights/request.read.store.ts'
import { type Agreed, agreementsOf, readingsOf } from '#needs/rights/rights.store.ts'
import { type PastWarning, warningsOf } from '#needs/rights/warning.past.store.ts'
import { type Signal, signalsOfHousehold } from '#needs/signals/signal.read.store.ts'
import { prescriptionsOf } from '#orientation/prescriptions/prescription.store.ts'
import { type Written, writtenAbout } from '#orientation/questions/written.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import {
  appointmentsOf,
  type Given,
  givenTo,
  type Letter,
  type Message,
  messagesOf,
  type Received,
} from './given.store.ts'
import { ownOf } from './held.own.ts'
import { type Line, storyOf } from './story.store.ts'

type OfOthers = 'touched_at' | 'last_contact_at' | 'answer_awaited' | 'closed_as' | 'updated_at' | 'version'
type Without<Row> = Omit<Row, OfOthers> & Partial<Pick<Row, OfOthers & keyof Row>>
type HeldHousehold = Without<SeenHousehold>
type HeldNeed = Without<Awaited<ReturnType<typeof needsOf>>[number]>

/** All that this organisation holds or reads about a household: what the person may ask for, whole (RGPD, article 15). */
export type Held = {
  /** To a school, without what others do with it. */
  household: HeldHousehold
  people: Beneficiary[]
  needs: HeldNeed[]
  publics: DeclaredPublic[]
  agreements: Agreed[]
  /** What this organisation, when it is a school, flagged of the household's pupils. */
  signals: Signal[]
  files: { name: string; created_at: Date }[]
  /** Who addressed the household to whom, and what was answered. */
  prescriptions: { sent_at: Date; sender: string; receiver: string; kinds: string[]; state: string }[]
  /** In which censuses a structure named it. */
  named: Awaited<ReturnType<typeof namingsOf>>
  /** Its children's second homes, and what was answered of its files: the other family is never named. */
  homes: Awaited<ReturnType<typeof secondHomesOf>>
  answers: Awaited<ReturnType<typeof answersAbout>>
  appointments: Received[]
  /** What was put in its hands, where it stood before and after, what was written to it. */
  given: Given[]
  measured: Noted[]
  messages: Message[]
  /** What was written of it to members of structures: their addresses are theirs. */
  letters: Letter[]
  /** What it asked of this organisation, and how it was told before being forgotten. */
  requests: RightsRequest[]
  warnings: PastWarning[]
  /** What it asked of a commission, what it was answered, and why a commission derogated for it. */
  appeals: HeardAgain[]
  /** To whom it may be read. */
  readers: Reader[]
  written: Written[]
  story: Line[]
  readings: { name: string; at: Date }[]
}

const ALL = 100_000

/** Reads all that is held about a household and the files read as one with it; the whole story, not its first page. */
export async function heldOn(by: Acting, household: SeenHousehold): Promise<Held> {
  const { id } = household
  const [people, needs, publics, agreements, signals, files, sent] = await Promise.all([
    beneficiariesOf(by, id),
    needsOf(by, id),
    publicsOf(by, id),
    agreementsOf(by, id),
    signalsOfHousehold(by, id),
    by.db.selectFrom('file').select(['name', 'created_at']).where('household_id', 'in', filesOf(id)).execute(),
    prescriptionsOf(by, id, ALL),
  ])
  const [named, homes, answers, appointments, requests, warnings, appeals] = await Promise.all([
    namingsOf(by, id),
    secondHomesOf(by, id),
    answersAbout(by, id),
    appointmentsOf(by, id),
    requestsOf(by, id),
    warningsOf(by, id),
    appealsAbout(by, id),
  ])
  const [given, outcomes, { messages, letters }] = await Promise.all([
    givenTo(by, id),
    outcomesOf(by, id),
    messagesOf(by, id),
  ])
  const measured = [outcomes.before, outcomes.after].filter((one) => one !== undefined)
  const [readers, written, story, readings] = await Promise.all([
    readersOf(by, id),
    writtenAbout(by, id),
    storyOf(by, id, ALL),
    readingsOf(by, id),
  ])
  const prescriptions = sent.map(({ sent_at, sender, receiver, kinds, state, hushed }) => ({
    ...{ sent_at, sender, receiver, kinds, state: hushed && state === 'promised' ? 'accepted' : state },
  }))
  return {
    ...ownOf(by.member, { household, needs }),
    ...{ people, publics, agreements, signals, files, prescriptions },
    ...{ given, measured, messages, letters },
    ...{ named, homes, answers, appointments, requests, warnings, appeals, readers, written, story, readings },
  }
}
