import { onTheShelf } from '#equipment/devices/device.shelf.store.ts'
import { sayDeviceKind } from '#equipment/devices/device.words.ts'
import type { Acting } from '#platform/access/acting.ts'

/** A device that may leave today, under the name of its class in a run. */
export type Classed = { id: string; class: string }

/** What a run of this programme may give today by class, the longest ready first; what is kept for the programme before what is not. */
export async function classedDevices(by: Acting, programmeId: string): Promise<Classed[]> {
  const rows = await onTheShelf(by)
    .select(['device.id', 'device.kind', 'device.programme_id'])
    .where((q) => q.or([q('device.programme_id', 'is', null), q('device.programme_id', '=', programmeId)]))
    .orderBy((q) => q('device.programme_id', 'is', null))
    .orderBy('device.updated_at')
    .orderBy('device.id')
    .execute()
  return rows.map(({ id, kind }) => ({ id, class: sayDeviceKind(kind) }))
}
