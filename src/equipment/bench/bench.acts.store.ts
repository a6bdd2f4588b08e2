import type { z } from 'zod'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { endCustody, moveCustody, openCustody } from '../custody/custody.store.ts'
import { mayBeReady, mayExit, mayGrade, mayMove } from '../devices/device.rules.ts'
import { categoryOf } from '../policies/category.rules.ts'
import { policyToday } from '../policies/policy.store.ts'
import type { ExitForm, FlagsForm, GradeForm } from './bench.form.ts'
import { actOnDevice } from './bench.store.ts'

type Act = Promise<Refusal | null>

/** A device of an announced list is found in the delivery. */
export const receiveDevice = (by: Acting, id: string): Act =>
  actOnDevice(by, id, null, async (device) => {
    const refusal = device.state === 'announced' ? null : 'Cet appareil est déjà reçu.'
    if (refusal) return refuse(refusal)
    await openCustody(by, [id], { organisationId: by.member.organisationId })
    return { set: { state: 'received' }, event: { act: 'device.received', to: 'received' } }
  })

export const gradeDevice = (by: Acting, id: string, form: z.output<typeof GradeForm>): Act =>
  actOnDevice(by, id, form.version, async (device, bench) => {
    const refusal = mayGrade(await bench())
    if (refusal) return refuse(refusal)
    const { aspect, working, battery } = form
    const policy = await policyToday(by)
    const judged = categoryOf(device, policy.scale)
    const category: { [key: string]: string | number } =
      judged && 'category' in judged ? { category: judged.category, policy: policy.version } : {}
    return {
      set: { state: 'graded', aspect, working, battery },
      event: { act: 'device.graded', to: 'graded', data: { aspect, working, battery, ...category } },
    }
  })

/** Locked by an account, a part missing, in dispute: each alone keeps a device out of the stock. */
export const flagDevice = (by: Acting, id: string, form: z.output<typeof FlagsForm>): Act =>
  actOnDevice(by, id, form.version, async (device) => {
    if (device.locked && !form.locked)
      return refuse('Un verrou se lève par « Lever le verrou », qui dit comment.', 'locked')
    const flags = {
      locked: form.locked ?? null,
      missing_part: form.missing_part ?? null,
      in_dispute: form.in_dispute === 'oui',
    }
    const blocked = flags.locked || flags.missing_part || flags.in_dispute
    if (device.state === 'reserved')
      return refuse('Cet appareil est promis à une famille : annulez d’abord l’attribution.')
    const state = device.state === 'ready' && blocked ? 'repairing' : device.state
    return { set: { ...flags, state }, event: { act: 'device.flagged', to: state, data: flags } }
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

/** A device is destroyed, and nobody answers for it any more; lost or stolen, its last holder still does. */
export const endDevice = (by: Acting, id: string, form: z.output<typeof ExitForm>): Act =>
  actOnDevice(by, id, form.version, async (device, bench) => {
    const to = form.as
    const moved = mayMove(device.state, to)
    const refusal =
      to === 'destroyed'
        ? mayExit(await bench(), to)
        : moved && `Cet appareil ne peut pas être déclaré ainsi : ${moved}`
    if (refusal) return refuse(refusal)
    if (to === 'destroyed') await endCustody(by, id)
    return { set: { state: to }, event: { act: `device.${to}`, to, why: form.why, data: { as: to } } }
  })

/** A lost or stolen device is found: it is wiped again, whoever had it. */
export const findDevice = (by: Acting, id: string, version: number): Act =>
  actOnDevice(by, id, version, async (device) => {
    if (device.state !== 'lost' && device.state !== 'stolen') return refuse('Cet appareil n’était pas perdu.')
    await moveCustody(by, id, { organisationId: by.member.organisationId })
    return { set: { state: 'returned' }, event: { act: 'device.found', to: 'returned' } }
  })
