import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import type { Cursor } from '#platform/web/keyset.ts'

const takes = (by: Acting) =>
  by.db
    .selectFrom('stock_take')
    .innerJoin('place', 'place.id', 'stock_take.place_id')
    .selectAll('stock_take')
    .select('place.name as place')
    .where('stock_take.organisation_id', '=', by.member.organisationId)

/** An inventory of this organisation. */
export const takeSeenBy = async (by: Acting, id: string) =>
  isId(id) ? takes(by).where('stock_take.id', '=', id).executeTakeFirst() : undefined

export type Take = NonNullable<Awaited<ReturnType<typeof takeSeenBy>>>

/** The inventories of this organisation, the latest opened first. */
export const takesSeenBy = (by: Acting, after: Cursor, size: number) =>
  takes(by)
    .where(sql<boolean>`(stock_take.opened_at, stock_take.id) < (${after.at}, ${after.id})`)
    .orderBy('stock_take.opened_at', 'desc')
    .orderBy('stock_take.id', 'desc')
    .limit(size)
    .execute()

/** The one closed before this one at the same place: what it is compared with. */
export const takeBefore = (by: Acting, take: Take): Promise<Take | undefined> =>
  takes(by)
    .where('stock_take.place_id', '=', take.place_id)
    .where('stock_take.closed_at', '<', take.opened_at)
    .orderBy('stock_take.closed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
