import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { columns } from './device.store.ts'
import { numberSaid } from './deviceNumber.ts'
import { serialKey } from './snapshot.identity.ts'

/** A device found by what a scanner or a person gives: its number, serial number, the donor's tag, or any other number it is known by. */
export const deviceCalled = (by: Acting, said: string) => {
  const number = numberSaid(said)
  return by.db
    .selectFrom('device')
    .select(columns)
    .where('organisation_id', '=', by.member.organisationId)
    .where('joined_to', 'is', null)
    .where((w) =>
      w.or([
        w('number', '=', number),
        w(sql<string>`upper(serial)`, '=', said.toUpperCase()),
        w(sql<string>`upper(inventory_tag)`, '=', said.toUpperCase()),
        w('id', 'in', aliased(by, [serialKey(said), serialKey(number)])),
      ]),
    )
    .limit(10)
    .execute()
}

/** The devices of the member's organisation known by one of these keys. */
const aliased = (by: Acting, keys: string[]) =>
  by.db
    .selectFrom('device_alias')
    .select('device_id')
    .where('organisation_id', '=', by.member.organisationId)
    .where('key', 'in', keys)
