import { sayDevice } from '#equipment/devices/device.words.ts'
import type { Acting } from '#platform/access/acting.ts'
import { codeRead, type PackDevice } from './pack.rules.ts'

const MOST_SPARES = 100

/** Devices ready in the same place, for one that does not start in front of the family. */
export const sparesAt = async (by: Acting, placeId: string | null): Promise<PackDevice[]> =>
  (
    await by.db
      .selectFrom('device')
      .select(['id', 'number', 'kind', 'brand', 'model', 'serial', 'inventory_tag'])
      .where('organisation_id', '=', by.member.organisationId)
      .where('state', '=', 'ready')
      .where('locked', 'is', null)
      .where('missing_part', 'is', null)
      .where('in_dispute', '=', false)
      .$if(placeId !== null, (q) => q.where('place_id', '=', placeId))
      .orderBy('updated_at')
      .orderBy('id')
      .limit(MOST_SPARES)
      .execute()
  ).map(deviceOf)

/** A device as a tablet takes it along: how it is named, and the codes that mean it. */
export const deviceOf = (device: {
  id: string
  number: string
  kind: string
  brand: string
  model: string
  serial: string | null
  inventory_tag: string | null
}): PackDevice => ({
  id: device.id,
  number: device.number,
  label: sayDevice(device),
  codes: [device.number, device.serial, device.inventory_tag].flatMap((code) => (code ? codeRead(code) : [])),
})
