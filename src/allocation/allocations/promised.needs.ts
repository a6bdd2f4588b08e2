import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** Moves the needs of these kinds from one of these states to another. */
export const markNeeds = (
  by: Acting,
  householdId: string,
  kinds: readonly string[],
  from: readonly string[],
  to: string,
) =>
  by.db
    .updateTable('need')
    .set({ state: to, updated_at: by.now })
    .where('household_id', '=', householdId)
    .where('kind', 'in', [...kinds])
    .where('state', 'in', [...from])
    .execute()

/** Moves the orientations that this organisation accepted for a household; in the order of their identifiers, always. */
export async function markPrescriptions(
  by: Acting,
  householdId: string,
  from: readonly string[],
  to: string,
): Promise<void> {
  const rows = await by.db
    .selectFrom('prescription')
    .select('id')
    .where('household_id', '=', householdId)
    .where('to_organisation_id', '=', by.member.organisationId)
    .where('state', 'in', [...from])
    .orderBy('id')
    .forUpdate()
    .execute()
  if (rows.length === 0) return
  await by.db
    .updateTable('prescription')
    .set({ state: to, updated_at: by.now })
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute()
}

/** Once promises are gone, a need goes back to where it stood: oriented if somebody sent it, else only known. */
export const unmarkNeeds = (by: Acting, householdId: string, kind: string) =>
  sql`update need set updated_at = ${by.now}, state = case when exists (select from prescription p
      where p.household_id = need.household_id and p.state in ('accepted', 'waiting', 'promised', 'served') and need.kind = any (p.kinds)) then 'prescribed' else 'qualified' end
    where household_id = ${householdId} and kind = ${kind} and state = 'promised'
      and not exists (select from allocation a where a.household_id = need.household_id and a.kind = need.kind and a.state = 'promised')`.execute(
    by.db,
  )
