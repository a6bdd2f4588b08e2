import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** Every event of a device that the member may read, the latest first, with the organisation that acted; those of the records it absorbed too. */
export const eventsOf = (by: Acting, deviceId: string) =>
  by.db
    .selectFrom('event')
    .innerJoin('organisation', 'organisation.id', 'event.organisation_id')
    .select([
      'event.id',
      'event.organisation_id',
      'event.act',
      'event.at',
      'event.actor',
      'event.from_state',
      'event.to_state',
      'event.why',
      'event.data',
      'organisation.name as organisation',
    ])
    .where(
      sql<boolean>`event.subject_id = any (array(select ${deviceId}::uuid union all select id from device where joined_to = ${deviceId}))`,
    )
    .where('event.subject_kind', '=', 'device')
    .where('event.household_id', 'is', null)
    .orderBy('event.at', 'desc')
    .orderBy('event.id', 'desc')
    .limit(200)
    .execute()
