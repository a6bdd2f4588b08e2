import type { z } from 'zod'
import type { Acting } from '#platform/access/acting.ts'
import { refuse } from '#platform/access/refusal.ts'
import { mayGrade } from '../devices/device.rules.ts'
import { categoryOf } from '../policies/category.rules.ts'
import { policyToday } from '../policies/policy.store.ts'
import type { Act } from './bench.acts.store.ts'
import type { FlagsForm, GradeForm } from './bench.form.ts'
import { actOnDevice } from './bench.store.ts'

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
