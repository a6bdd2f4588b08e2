import { sql } from 'kysely'
import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { lockOrientations } from './promise.lock.store.ts'

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
    .where('household_id', 'in', filesOf(householdId))
    .where('kind', 'in', [...kinds])
    .where('state', 'in', [...from])
    .execute()

/** Moves the orientations that this organisation accepted for a household. */
export async function markPrescriptions(
  by: Acting,
  householdId: string,
  from: readonly string[],
  to: string,
): Promise<void> {
  const moved = (await lockOrientations(by, householdId)).filter(({ state }) => from.includes(state))
  for (const { id } of moved)
    await by.db.updateTable('prescription').set({ state: to, updated_at: by.now }).where('id', '=', id).execute()
}

/** Once promises are gone, a need goes back to where it stood: oriented if somebody sent it, else only known. */
export const unmarkNeeds = (by: Acting, householdId: string, kind: string) =>
  sql`update need set updated_at = ${by.now}, state = case when exists (select from prescription p
      where p.household_id = need.household_id and p.state in ('accepted', 'promised', 'served') and need.kind = any (p.kinds)) then 'prescribed' else 'qualified' end
    where household_id in ${filesOf(householdId)} and kind = ${kind} and state = 'promised'
      and not exists (select from allocation a where a.household_id in ${filesOf(householdId)} and a.kind = need.kind and a.state = 'promised')`.execute(
    by.db,
  )
