import { sql } from 'kysely'
import { homesOf } from '#needs/homes/homes.store.ts'
import type { Acting } from '#platform/access/acting.ts'

/** What was promised to the other home of a child of this household: to know, not to forbid. */
export type SecondHome = { household_id: string; name: string; child: string; kind: string; promised_at: Date }

/** Promises of this organisation to the second homes of the children of a household that it follows as well. */
export async function servedInSecondHomes(by: Acting, householdId: string): Promise<SecondHome[]> {
  const homes = await homesOf(by, householdId)
  if (homes.length === 0) return []
  const { rows } = await sql<SecondHome>`
    select h.household_id, h.name, b.first_name as child, a.kind, a.promised_at
    from unnest(${homes.map((home) => home.household_id)}::uuid[], ${homes.map(({ name }) => name)}::text[], ${homes.map((home) => home.child_id)}::uuid[]) h (household_id, name, child_id)
    join beneficiary b on b.id = h.child_id
    join allocation a on a.household_id in (select app.files_of(h.household_id)) and a.organisation_id = ${by.member.organisationId} and a.state <> 'cancelled'
    order by a.promised_at limit 10`.execute(by.db)
  return rows
}
