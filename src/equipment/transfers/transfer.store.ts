import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import type { Cursor } from '#platform/web/keyset.ts'

const slips = (by: Acting) =>
  by.db
    .selectFrom('transfer as t')
    .innerJoin('organisation as sender', 'sender.id', 't.organisation_id')
    .innerJoin('organisation as receiver', 'receiver.id', 't.receiver_id')
    .leftJoin('place', 'place.id', 't.place_id')
    .leftJoin('school_class as class', 'class.id', 't.class_id')
    .selectAll('t')
    .select(['sender.name as sender', 'receiver.name as receiver', 'place.name as place', 'class.name as class'])
    .where((w) =>
      w.or([w('t.organisation_id', '=', by.member.organisationId), w('t.receiver_id', '=', by.member.organisationId)]),
    )

/** Slips that this organisation sent or is to receive, the latest moved first. */
export const listTransfers = (by: Acting, after: Cursor, size: number) =>
  slips(by)
    .where(sql<boolean>`(t.moved_at, t.id) < (${after.at}, ${after.id})`)
    .orderBy('t.moved_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(size)
    .execute()

/** One slip, for its sender and its receiver. */
export const transferSeenBy = async (by: Acting, id: string) =>
  isId(id) ? slips(by).where('t.id', '=', id).executeTakeFirst() : undefined
export type Transfer = NonNullable<Awaited<ReturnType<typeof transferSeenBy>>>

/** The same, locked: the second of two people who act on one slip waits, then reads what the first did. */
export async function lockTransfer(by: Acting, id: string): Promise<Transfer | undefined> {
  if (!isId(id)) return undefined
  await by.db.selectFrom('transfer').select('id').where('id', '=', id).forUpdate().execute()
  return transferSeenBy(by, id)
}

/** How many things of a slip stand in each state, and how many are damaged. */
export type Counts = Record<string, number> & { damaged: number }

export async function countsOf(by: Acting, id: string): Promise<Counts> {
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
