import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { filesOf } from '../households/files.store.ts'
import { noteAgreements, type SeenHousehold } from '../households/household.store.ts'
import { ENDED_BY_FAMILY, PASSED_ON } from './request.words.ts'
import { refusalToForget } from './rights.rules.ts'
import { refusalOfStopped } from './stopped.rules.ts'
import { stoppedOf } from './stopped.store.ts'

/** What the family was told and agreed to, and what it took back. */
export const agreementsOf = (by: Acting, householdId: string) =>
  by.db
    .selectFrom('agreement')
    .innerJoin('organisation', 'organisation.id', 'agreement.organisation_id')
    .selectAll('agreement')
    .select([
      (q) => q.fn.coalesce('organisation.masked_as', 'organisation.name').as('organisation'),
      // Where that organisation is masked, its words stand for its people before others.
      sql<string>`said_to_others(agreement.household_id, agreement.organisation_id, agreement.noted_by)`.as('noted_by'),
    ])
    .where('household_id', 'in', filesOf(householdId))
    .orderBy('given_on')
    .orderBy('agreement.id')
    .execute()
export type Agreed = Awaited<ReturnType<typeof agreementsOf>>[number]

/** Who, of this organisation, opened the household's page, the latest first. */
export const readingsOf = (by: Acting, householdId: string) =>
  by.db
    .selectFrom('reading')
    .innerJoin('member', 'member.id', 'reading.member_id')
    .select(['member.name', 'reading.at'])
    .where('reading.organisation_id', '=', by.member.organisationId)
    .where('reading.household_id', 'in', filesOf(householdId))
    .orderBy('reading.at', 'desc')
    .limit(200)
    .execute()

/** Whom the family had been addressed to, and whether it still follows it: it promised, gave or fixed something of its own. */
export type TakenBack = { receiver: string; kept: boolean }[]

/**
 * The family takes back that it be spoken of: every agreement to that, in all its files. What was sent by anybody is withdrawn, and
 * receivers read nothing more, but for those that have something of their own to end with it.
 */
export async function withdrawAgreement(by: Acting, household: SeenHousehold): Promise<Refusal | { ended: TakenBack }> {
  const standing = await by.db
    .selectFrom('agreement')
    .select('id')
    .where('household_id', 'in', filesOf(household.id))
    .where('kind', '=', 'sharing')
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst()
  if (!standing) return refuse('Aucun accord de cette famille n’est en cours.')
  await record(by, { act: 'agreement.withdrawn', subject: ['household', household.id], householdId: household.id })
  const { rows } = await sql<TakenBack[number]>`select receiver, kept
    from take_back_agreement(${household.id}, ${by.now}, ${dayOf(by.now)}, ${ENDED_BY_FAMILY})`.execute(by.db)
  return { ended: rows }
}

/** The family agrees again, before this organisation, that it be spoken of to those who may help it. */
export async function giveAgreement(by: Acting, household: SeenHousehold): Promise<Refusal | { id: string }> {
  if (!(await agreementTakenBack(by, household.id)))
    return refuse('Aucun retrait n’est en cours : il n’y a rien à noter.')
  const stopped = refusalOfStopped(await stoppedOf(by, household.id))
  if (stopped) return refuse(stopped)
  await noteAgreements(by, household.id, { agreed: 'spoken' })
  await record(by, { act: 'agreement.given_again', subject: ['household', household.id], householdId: household.id })
  return { id: household.id }
}

/** The day the family took its agreement back, when none stands any more: null when one does, or when none was ever given. */
export async function agreementTakenBack(by: Acting, householdId: string): Promise<string | null> {
  const { rows } = await sql<{ on: string | null }>`select max(withdrawn_on)::text as on from agreement
    where household_id in ${filesOf(householdId)} and kind = 'sharing' having bool_and(withdrawn_on is not null)`.execute(
    by.db,
  )
  return rows[0]?.on ?? null
}

/** Whether the household, under any of its files, still holds something lent to it: it is not forgotten meanwhile. */
export const isOnLoan = async (by: Acting, householdId: string): Promise<boolean> =>
  (await sql<{ on: boolean }>`select bool_or(on_loan(f)) as on from files_of(${householdId}) f`.execute(by.db)).rows[0]
    ?.on ?? false

/** The files of one family that this organisation registered: those that it may have forgotten. */
export const ownFiles = async (by: Acting, householdId: string): Promise<string[]> =>
  (
    await by.db
      .selectFrom('household')
      .select('id')
      .where('id', 'in', filesOf(householdId))
      .where('organisation_id', '=', by.member.organisationId)
      .where('forgotten_at', 'is', null)
      .orderBy('id')
      .execute()
  ).map(({ id }) => id)

/** Takes what an erasure is about to end, in the order in which every act takes it: asked before anything is written of it. */
export async function holdToForget(by: Acting, householdId: string) {
  await sql`select hold_orientations(${householdId})`.execute(by.db)
  return by.db
    .selectFrom('household')
    .select('forgotten_at')
    .where('id', '=', householdId)
    .forUpdate()
    .executeTakeFirst()
}

/**
 * Forgets a household, in every file of it that this organisation registered; where the family asked it, those who registered the
 * others receive its request. The events are written by the house itself, in each chain that spoke of it. Gives the first file.
 */
export async function forgetHousehold(by: Acting, household: SeenHousehold): Promise<Refusal | { id: string }> {
  const held = await holdToForget(by, household.id)
  const [own, onLoan] = await Promise.all([ownFiles(by, household.id), isOnLoan(by, household.id)])
  const refusal = refusalToForget({ forgotten_at: held?.forgotten_at ?? null, own: own.length }, onLoan)
  if (refusal) return refuse(refusal)
  const { rows } = await sql<{ id: string }>`select id
    from forget_on_request(${household.id}, ${by.now}, ${ENDED_BY_FAMILY}, ${PASSED_ON}) as id`.execute(by.db)
  return { id: rows[0]?.id ?? household.id }
}
