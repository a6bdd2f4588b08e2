import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { DAY } from '#platform/i18n/dates.ts'
import type { Room } from './room.rules.ts'

/** One sending of a tablet at a time. */
export const lockTablet = (by: Acting, id: string) =>
  by.db
    .selectFrom('field_tablet')
    .select('id')
    .where('id', '=', id)
    .where('organisation_id', '=', by.member.organisationId)
    .forUpdate()
    .executeTakeFirst()

/** What a tablet sent in the last day, and what of it does not read. */
export const roomOf = async (by: Acting, tabletId: string): Promise<Room> =>
  by.db
    .selectFrom('field_act')
    .select([
      sql<number>`coalesce(sum(bytes), 0)::int`.as('bytes'),
      sql<number>`coalesce(sum(bytes) filter (where kind = 'unreadable'), 0)::int`.as('unreadBytes'),
      sql<number>`(count(*) filter (where kind = 'unreadable'))::int`.as('unread'),
    ])
    .where('tablet_id', '=', tabletId)
    .where('organisation_id', '=', by.member.organisationId)
    .where('received_at', '>', new Date(by.now.getTime() - DAY))
    .executeTakeFirstOrThrow()
