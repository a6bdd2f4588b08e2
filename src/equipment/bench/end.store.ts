import type { z } from 'zod'
import type { Acting } from '#platform/access/acting.ts'
import { refuse } from '#platform/access/refusal.ts'
import { endCustody, moveCustody } from '../custody/custody.store.ts'
import { inHands, mayExit, mayMove } from '../devices/device.rules.ts'
import type { Act } from './bench.acts.store.ts'
import type { ExitForm } from './bench.form.ts'
import { actOnDevice } from './bench.store.ts'

/** A device is destroyed, or goes missing at somebody's: nobody answers for it any more. Missing from the shelf, its keeper still does. */
export const endDevice = (by: Acting, id: string, form: z.output<typeof ExitForm>): Act =>
  actOnDevice(by, id, form.version, async (device, bench) => {
    const to = form.as
    const moved = mayMove(device.state, to)
    const refusal =
      to === 'destroyed'
        ? mayExit(await bench(), to)
        : moved && `Cet appareil ne peut pas être déclaré ainsi : ${moved}`
    if (refusal) return refuse(refusal)
    if (to === 'destroyed' || inHands.includes(device.state)) await endCustody(by, id)
    return { set: { state: to }, event: { act: `device.${to}`, to, why: form.why, data: { as: to } } }
  })

/** A lost or stolen device is found: it is wiped again, whoever had it. */
export const findDevice = (by: Acting, id: string, version: number): Act =>
  actOnDevice(by, id, version, async (device) => {
    if (device.state !== 'lost' && device.state !== 'stolen') return refuse('Cet appareil n’était pas perdu.')
    await moveCustody(by, id, { organisationId: by.member.organisationId })
    return { set: { state: 'returned' }, event: { act: 'device.found', to: 'returned' } }
  })
