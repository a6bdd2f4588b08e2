import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import type { Cursor } from '#platform/web/keyset.ts'
import { onShelf } from './stock.words.ts'

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

export type TakeCounts = { expected: number; found: number; left: number; missing: number; exceptions: number }

/** How far an inventory is. `left`: expected, not seen, and known to have gone meanwhile; `missing`: the rest of what was not seen. */
export const countsOf = async (by: Acting, takeId: string): Promise<TakeCounts> => {
  const { rows } = await sql<TakeCounts>`
    select count(*) filter (where l.expected_state is not null)::int as expected,
      count(*) filter (where l.expected_state is not null and l.found_at is not null)::int as found,
      count(*) filter (where l.found_at is null and l.outcome is null and (d.place_id is distinct from t.place_id or not (d.state = any (${onShelf}::text[]))))::int as left,
      count(*) filter (where l.found_at is null and (l.outcome is not null or (d.place_id is not distinct from t.place_id and d.state = any (${onShelf}::text[]))))::int as missing,
      count(*) filter (where l.found_at is not null and (l.device_id is null or not (l.found_state = any (${onShelf}::text[]))
        or (l.expected_state is null and l.found_place_id is distinct from t.place_id)))::int as exceptions
    from stock_take_line l join stock_take t on t.id = l.stock_take_id left join device d on d.id = l.device_id
    where l.stock_take_id = ${takeId} and l.organisation_id = ${by.member.organisationId}`.execute(by.db)
  return rows[0] ?? { expected: 0, found: 0, left: 0, missing: 0, exceptions: 0 }
}

const lines = (by: Acting, takeId: string) =>
  by.db
    .selectFrom('stock_take_line')
    .leftJoin('device', 'device.id', 'stock_take_line.device_id')
    .leftJoin('place as of', 'of.id', 'stock_take_line.found_place_id')
    .selectAll('stock_take_line')
    .select([
      'device.number',
      'device.kind',
      'device.brand',
      'device.model',
      'device.state',
      'device.place_id',
      'of.name as found_place',
    ])
    .where('stock_take_line.stock_take_id', '=', takeId)
    .where('stock_take_line.organisation_id', '=', by.member.organisationId)
export type TakeLine = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]

/** One line: what was just read, or what is answered about. */
export const lineOf = async (by: Acting, takeId: string, id: string): Promise<TakeLine | undefined> =>
  isId(id) ? lines(by, takeId).where('stock_take_line.id', '=', id).executeTakeFirst() : undefined

/** What was found and does not belong there, the last one read first. */
export const exceptionsOf = (by: Acting, take: Take, most = 200): Promise<TakeLine[]> =>
  lines(by, take.id)
    .where('stock_take_line.found_at', 'is not', null)
    .where((w) =>
      w.or([
        w('stock_take_line.device_id', 'is', null),
        w('stock_take_line.found_state', 'not in', [...onShelf]),
        w.and([
          w('stock_take_line.expected_state', 'is', null),
          sql<boolean>`stock_take_line.found_place_id is distinct from ${take.place_id}`,
        ]),
      ]),
    )
    .orderBy('stock_take_line.found_at', 'desc')
    .limit(most)
    .execute()

/** What was expected and not seen, by number. */
export const unseenOf = (by: Acting, takeId: string, most = 200): Promise<TakeLine[]> =>
  lines(by, takeId).where('stock_take_line.found_at', 'is', null).orderBy('device.number').limit(most).execute()

/** Numbers missing this time and the time before. */
export const missingTwice = async (by: Acting, takeId: string, beforeId: string): Promise<string[]> =>
  (
    await by.db
      .selectFrom('stock_take_line as now')
      .innerJoin('stock_take_line as before', 'before.device_id', 'now.device_id')
      .innerJoin('device', 'device.id', 'now.device_id')
      .select('device.number')
      .where('now.stock_take_id', '=', takeId)
      .where('before.stock_take_id', '=', beforeId)
      .where('now.organisation_id', '=', by.member.organisationId)
      .where('now.found_at', 'is', null)
      .where('before.found_at', 'is', null)
      .orderBy('device.number')
      .limit(50)
      .execute()
  ).map(({ number }) => number)
