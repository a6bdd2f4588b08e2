import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import { onShelf } from './stock.words.ts'
import type { Take } from './take.store.ts'

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
