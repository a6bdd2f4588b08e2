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

/** `text` is a part of a number or of the name of the other end. */
export type SlipFilter = { state?: string; text?: string; other?: string }

/** Slips that this organisation sent or is to receive, the latest moved first. */
export const listTransfers = (by: Acting, { state, text, other }: SlipFilter, after: Cursor, size: number) =>
  slips(by)
    .$if(!!state, (q) => q.where('t.state', '=', state ?? ''))
    .$if(!!other, (q) =>
      q.where((w) => w.or([w('t.organisation_id', '=', other ?? ''), w('t.receiver_id', '=', other ?? '')])),
    )
    .$if(!!text, (q) =>
      q.where((w) =>
        w.or(
          (['t.number', 'sender.name', 'receiver.name', 'place.name', 'class.name'] as const).map(
            (column) => sql<boolean>`name_key(${sql.ref(column)}) like '%' || name_key(${text ?? ''}) || '%'`,
          ),
        ),
      ),
    )
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
