import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { serialKey } from './snapshot.identity.ts'

/** A column of serial numbers or tags, read as `serialKey` reads what was typed. */
export const keyOf = (column: string) => sql<string | null>`app.serial_key(${sql.ref(column)})`

/** The numbers of one organisation's machines are given out one after the other: the second of two claims reads the first. */
export const lockIdentity = (by: Acting) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${by.member.organisationId}, 116))`.execute(by.db)

/** The device of this organisation that carries a serial number, on its record or as another of its numbers, however it is written. */
export const deviceWithSerial = (by: Acting, serial: string, exceptId = '00000000-0000-0000-0000-000000000000') =>
  by.db
    .selectFrom('device')
    .select(['id', 'number'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('id', '<>', exceptId)
    .where((w) =>
      w.or([
        w('serial_key', '=', serialKey(serial)),
        w('id', 'in', (q) =>
          q
            .selectFrom('device_alias')
            .select('device_alias.device_id')
            .where('device_alias.organisation_id', '=', by.member.organisationId)
            .where('device_alias.kind', '=', 'serial')
            .where('device_alias.key', '=', serialKey(serial)),
        ),
      ]),
    )
    .executeTakeFirst()
