import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { openCustody } from '../custody/custody.store.ts'
import { mayBeReady, mayMove } from '../devices/device.rules.ts'
import { actOnDevice } from './bench.store.ts'

export type Act = Promise<Refusal | null>

/** A device of an announced list is found in the delivery. */
export const receiveDevice = (by: Acting, id: string): Act =>
  actOnDevice(by, id, null, async (device) => {
    const refusal = device.state === 'announced' ? null : 'Cet appareil est déjà reçu.'
    if (refusal) return refuse(refusal)
    await openCustody(by, [id], { organisationId: by.member.organisationId })
    return { set: { state: 'received' }, event: { act: 'device.received', to: 'received' } }
  })

export const makeReady = (by: Acting, id: string, version: number): Act =>
  actOnDevice(by, id, version, async (_, bench) => {
    const refusal = mayBeReady(await bench())
    return refusal ? refuse(refusal) : { set: { state: 'ready' }, event: { act: 'device.ready', to: 'ready' } }
  })

/** A device that came back, or whose wipe must be done again, waits for the eraser. */
export const sendToWipe = (by: Acting, id: string, version: number): Act =>
  actOnDevice(by, id, version, async (device) => {
    const refusal = mayMove(device.state, 'to_wipe')
    return refusal
      ? refuse(`Cet appareil ne peut pas être mis à effacer : ${refusal}`)
      : { set: { state: 'to_wipe' }, event: { act: 'device.to_wipe', to: 'to_wipe' } }
  })
