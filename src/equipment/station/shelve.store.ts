import { ownPlace } from '#network/places/place.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { actOnDevice } from '../bench/bench.store.ts'
import { mayShelve } from './station.rules.ts'

/** A machine is put away at one of the organisation's own places; its state does not move. */
export const shelveDevice = (
  by: Acting,
  id: string,
  { version, placeId }: { version: number; placeId: string },
): Promise<Refusal | null> =>
  actOnDevice(by, id, version, async (device) => {
    const place = await ownPlace(by, placeId)
    const refusal = mayShelve(device.state, place)
    if (refusal || !place) return refuse(refusal ?? '')
    return {
      set: { place_id: placeId },
      event: { act: 'device.shelved', data: { place: placeId, place_name: place.name } },
    }
  })
