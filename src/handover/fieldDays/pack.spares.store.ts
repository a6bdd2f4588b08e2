import { onTheShelf } from '#equipment/devices/device.shelf.store.ts'
import { sayDevice } from '#equipment/devices/device.words.ts'
import type { Acting } from '#platform/access/acting.ts'
import { codeRead, type PackDevice } from './pack.rules.ts'

const MOST_SPARES = 100

/**
 * Devices that may leave the shelf of the same place, for one that does not start in front of the family. Where something is given,
 * `gift`, what belongs to another organisation stays: it is not given in the place of one's own.
 */
export const sparesAt = async (
  by: Acting,
  placeId: string | null,
  { gift = false }: { gift?: boolean } = {},
): Promise<PackDevice[]> =>
  (
    await onTheShelf(by, { place: placeId, own: gift })
      .select(['id', 'number', 'kind', 'brand', 'model', 'serial', 'inventory_tag'])
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
