import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { filesOf } from '../households/files.store.ts'
import { noteAgreements, type SeenHousehold } from '../households/household.store.ts'
import { refusalToForget } from './rights.rules.ts'

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

/** The family takes back what it had agreed to before this organisation: nothing more is passed on from today. */
export async function withdrawAgreement(by: Acting, household: SeenHousehold): Promise<Refusal | { count: number }> {
  const withdrawn = await by.db
    .updateTable('agreement')
    .set({ withdrawn_on: dayOf(by.now) })
    .where('household_id', 'in', filesOf(household.id))
    .where('organisation_id', '=', by.member.organisationId)
    .where('kind', '=', 'sharing')
    .where('withdrawn_on', 'is', null)
    .returning('id')
    .execute()
  if (withdrawn.length === 0) return refuse('Aucun accord donné à votre structure n’est en cours.')
  await record(by, { act: 'agreement.withdrawn', subject: ['household', household.id], householdId: household.id })
  return { count: withdrawn.length }
}

/** The family agrees again, before this organisation, that it be spoken of to those who may help it. */
export async function giveAgreement(by: Acting, household: SeenHousehold): Promise<Refusal | { id: string }> {
  if (!(await agreementTakenBack(by, household.id)))
    return refuse('Aucun retrait n’est en cours : il n’y a rien à noter.')
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

/**
 * Forgets a household on its request, with the other files of it that this organisation registered. The event is written by the
 * house itself, in each chain that spoke of it.
 */
export async function forgetHousehold(by: Acting, household: SeenHousehold): Promise<Refusal | { id: string }> {
  await by.db.selectFrom('household').select('id').where('id', '=', household.id).forUpdate().execute()
  const refusal = refusalToForget(by.member, household, await isOnLoan(by, household.id))
  if (refusal) return refuse(refusal)
  for (const id of await ownFiles(by, household.id))
    await sql`select forget_on_request(${id}, ${by.now})`.execute(by.db)
  return { id: household.id }
}

const ownFiles = async (by: Acting, householdId: string): Promise<string[]> =>
  (
    await by.db
      .selectFrom('household')
      .select('id')
      .where('id', 'in', filesOf(householdId))
      .where('organisation_id', '=', by.member.organisationId)
      .orderBy('id')
      .execute()
  ).map(({ id }) => id)
