import type { Acting } from '#platform/access/acting.ts'
import type { ListedHousehold } from './household.search.ts'

/** Among the households of one page of the list, those whose orientation was sent and is not answered. One question for the page, by key. */
export async function answersAwaited(by: Acting, rows: readonly ListedHousehold[]): Promise<ReadonlySet<string>> {
  const unoriented = rows.filter(({ stage, status }) => stage === 2 && status === 'open').map(({ id }) => id)
  if (unoriented.length === 0) return new Set()
  const sent = await by.db
    .selectFrom('prescription')
    .select('household_id')
    .distinct()
    .where('household_id', 'in', unoriented)
    .where('state', '=', 'sent')
    .execute()
  return new Set(sent.map(({ household_id }) => household_id))
}
