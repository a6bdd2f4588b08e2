import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { placeCustody } from '../custody/custody.store.ts'
import { nameDevice } from '../devices/device.words.ts'
import { oneKind } from './things.words.ts'

/** Where a slip goes, once found: `name` as people say it. */
export type End = { receiverId: string; placeId: string | null; classId: string | null; name: string }

/** What a slip names of a device, as it is that day. */
type Named = {
  id: string
  number: string
  brand: string
  model: string
  kind: string
  serial: string | null
  inventory_tag: string | null
}

/** Writes a slip and what it names, on devices that were locked. To one's own place or class, both ends have signed. */
export async function writeSlip(
  by: Acting,
  { id, end, way, note }: { id: string; end: End; way: string; note: string },
  devices: readonly Named[],
): Promise<void> {
  const own = by.member.organisationId
  const done = way === 'within'
  const signed = done
    ? {
        ...{ sent_at: by.now, sent_by: by.member.name, sent_count: devices.length, closed_at: by.now },
        ...{ received_at: by.now, received_by: by.member.name, counted: devices.length, counted_at: by.now },
      }
    : {}
  await by.db
    .insertInto('transfer')
    .values({
      ...{ id, organisation_id: own, receiver_id: end.receiverId, place_id: end.placeId, class_id: end.classId },
      ...{ way, state: done ? 'closed' : 'prepared', announced: devices.length, note },
      kind: oneKind(devices.map(({ kind }) => kind)),
      ...{ prepared_at: by.now, prepared_by: by.member.name, moved_at: by.now, ...signed },
    })
    .execute()
  await by.db
    .insertInto('transfer_item')
    .values(
      devices.map((device) => ({
        ...{ id: by.newId(), transfer_id: id, organisation_id: own, receiver_id: end.receiverId },
        ...{ device_id: device.id, number: device.number, serial: device.serial, tag: device.inventory_tag },
        ...{ named: nameDevice(device), state: done ? 'received' : 'expected' },
        ...(done && { how: 'count', scanned_at: by.now, scanned_by: by.member.name, moved_at: by.now }),
      })),
    )
    .execute()
  if (!done)
    await by.db
      .updateTable('device')
      .set({ transfer_id: id })
      .where(
        'id',
        'in',
        devices.map((device) => device.id),
      )
      .where('organisation_id', '=', own)
      .execute()
}

/** Puts devices in a place or a class of one's own. */
export async function settleWithin(by: Acting, end: End, devices: readonly Named[]): Promise<void> {
  const ids = devices.map(({ id }) => id)
  const to = end.placeId ? { placeId: end.placeId } : { classId: end.classId ?? '' }
  await placeCustody(by, ids, to, { givenBy: by.member.name, receivedBy: by.member.name, how: 'count' })
  await by.db
    .updateTable('device')
    .set({ place_id: end.placeId, updated_at: by.now, version: sql`version + 1` })
    .where('id', 'in', ids)
    .where('organisation_id', '=', by.member.organisationId)
    .execute()
}
