import { sql } from 'kysely'
import { filesOf } from '#needs/households/files.store.ts'
import { alikeTo } from '#needs/households/household.alike.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { searchKey } from '#platform/text/searchKey.ts'
import type { SeenPrescription } from './prescription.store.ts'
import { openStates } from './words.ts'

/** The prescription of this organisation that already goes on towards this receiver. */
export const openTowards = (by: Acting, householdId: string, receiverId: string) =>
  by.db
    .selectFrom('prescription')
    .select(['state', 'sent_at'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('household_id', 'in', filesOf(householdId))
    .where('to_organisation_id', '=', receiverId)
    .where('state', 'in', openStates)
    .executeTakeFirst()

/** All those of this organisation that go on for a household, whoever receives them. */
export const goingOnFor = (by: Acting, householdId: string) =>
  by.db
    .selectFrom('prescription as p')
    .innerJoin('organisation as receiver', 'receiver.id', 'p.to_organisation_id')
    .select(['p.id', 'p.state', 'p.sent_at', 'p.to_organisation_id', 'receiver.name as receiver'])
    .where('p.organisation_id', '=', by.member.organisationId)
    .where('p.household_id', 'in', filesOf(householdId))
    .where('p.state', 'in', openStates)
    .orderBy('p.sent_at')
    .execute()
export type GoingOn = Awaited<ReturnType<typeof goingOnFor>>[number]

type Asked = { organisationId: string; programmeId: string | null; kinds: readonly string[] }

/** Among the kinds asked, those already promised or given by the programme (by any of the receiver's, when none is named). */
export async function servedKinds(
  by: Acting,
  householdId: string,
  { organisationId, programmeId, kinds }: Asked,
): Promise<string[]> {
  if (kinds.length === 0) return []
  const query = by.db
    .selectFrom('allocation')
    .select('kind')
    .distinct()
    .where('household_id', 'in', filesOf(householdId))
    .where('organisation_id', '=', organisationId)
    .where('state', '<>', 'cancelled')
    .where('kind', 'in', kinds)
  const rows = await (programmeId ? query.where('programme_id', '=', programmeId) : query).execute()
  return rows.map((row) => row.kind)
}

/** Other households that look like this one, that this organisation follows and already serves: perhaps the same people. */
export const alikeServed = async (by: Acting, { household, household_id, insee }: SeenPrescription) =>
  (
    await sql<{ id: string; name: string }>`select a.household_id as id, a.name from household_access a
      where a.organisation_id = ${by.member.organisationId} and a.ended_at is null
        and a.household_id in (${alikeTo({ id: household_id, name: household ?? '', name_key: searchKey(household ?? ''), commune: insee ?? '', phone: null }, by)})
        and exists (select from allocation x where x.household_id = a.household_id and x.organisation_id = a.organisation_id and x.state <> 'cancelled')
      order by a.name, a.household_id limit 5`.execute(by.db)
  ).rows
