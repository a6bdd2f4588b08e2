import type { Acting } from '#platform/access/acting.ts'
import { deviceWithSerial } from '../devices/device.serial.store.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import type { AliasKind } from './alias.words.ts'

/** The other numbers of a device, the latest first. Only its keeper reads them. */
export const aliasesOf = (by: Acting, deviceId: string) =>
  by.db
    .selectFrom('device_alias')
    .select(['id', 'kind', 'value', 'noted_at'])
    .where('device_id', '=', deviceId)
    .where('organisation_id', '=', by.member.organisationId)
    .orderBy('noted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()

/** The machine of this organisation that bears this number, as its own serial number or as an alias. */
export async function deviceKnownAs(by: Acting, kind: AliasKind, value: string, exceptId: string) {
  if (kind === 'serial') return deviceWithSerial(by, value, exceptId)
  return by.db
    .selectFrom('device_alias')
    .innerJoin('device', 'device.id', 'device_alias.device_id')
    .select(['device.id', 'device.number'])
    .where('device_alias.organisation_id', '=', by.member.organisationId)
    .where('device_alias.kind', '=', kind)
    .where('device_alias.key', '=', serialKey(value))
    .where('device.id', '<>', exceptId)
    .executeTakeFirst()
}

/** Whether a serial number is known to be this very machine's, beside the one on its record. */
export const isAliasOf = async (by: Acting, deviceId: string, serial: string): Promise<boolean> =>
  (await by.db
    .selectFrom('device_alias')
    .select('id')
    .where('device_id', '=', deviceId)
    .where('kind', '=', 'serial')
    .where('key', '=', serialKey(serial))
    .executeTakeFirst()) !== undefined
