import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** How many things of a slip stand in each state, and how many are damaged. */
export type Counts = Record<string, number> & { damaged: number }

export async function slipCounts(by: Acting, id: string): Promise<Counts> {
  const rows = await by.db
    .selectFrom('transfer_item')
    .select(['state', sql<number>`count(*)::int`.as('n'), sql<number>`count(damaged)::int`.as('damaged')])
    .where('transfer_id', '=', id)
    .groupBy('state')
    .execute()
  return {
    ...Object.fromEntries(rows.map(({ state, n }) => [state, n])),
    damaged: rows.reduce((sum, { damaged }) => sum + damaged, 0),
  }
}

/** What is expected of each class that the list named, to take in box by box. */
export const expectedByClass = async (by: Acting, id: string) =>
  by.db
    .selectFrom('transfer_item')
    .select(['class_name', sql<number>`count(*)::int`.as('n')])
    .where('transfer_id', '=', id)
    .where('state', '=', 'expected')
    .where('class_name', 'is not', null)
    .groupBy('class_name')
    .orderBy('class_name')
    .limit(100)
    .execute()
