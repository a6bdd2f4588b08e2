import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'

/** What a slip names, by number; `after` is the last number of the page before. */
export const itemsOf = (
  by: Acting,
  id: string,
  { state, after = '' }: { state?: string; after?: string },
  size: number,
) =>
  by.db
    .selectFrom('transfer_item')
    .selectAll()
    .where('transfer_id', '=', id)
    .$if(!!state, (q) => q.where('state', '=', state ?? ''))
    .where(sql<boolean>`(length(number), number) > (${after.length}, ${after})`)
    .orderBy(sql`length(number)`)
    .orderBy('number')
    .limit(size)
    .execute()

export type Item = Awaited<ReturnType<typeof itemsOf>>[number]

export const itemOf = async (by: Acting, transferId: string, id: string): Promise<Item | undefined> =>
  isId(id)
    ? by.db
        .selectFrom('transfer_item')
        .selectAll()
        .where('transfer_id', '=', transferId)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined
