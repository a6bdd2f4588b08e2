import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { actOnDevice } from '../bench/bench.store.ts'
import { refusalToRepair } from './repair.rules.ts'
import { openRepairOf } from './repairs.store.ts'

export type Act = Promise<Refusal | null>

/** Sent to repair: what was found is written down, and stays open until somebody says what was done. */
export const repairDevice = (by: Acting, id: string, version: number, why: string): Act =>
  actOnDevice(by, id, version, async (device) => {
    const refusal = refusalToRepair(device)
    if (refusal) return refuse(refusal)
    if (!(await openRepairOf(by, id)))
      await by.db
        .insertInto('repair')
        .values({
          ...{ id: by.newId(), organisation_id: by.member.organisationId, device_id: id },
          ...{ found: why, opened_at: by.now },
        })
        .execute()
    return { set: { state: 'repairing' }, event: { act: 'device.repairing', to: 'repairing', why } }
  })

export const NONE = 'Aucune réparation n’est en cours sur cet appareil.'

/** What was done and how long it took: the machine is then tried again. */
export const endRepair = (by: Acting, id: string, form: { version: number; done: string; minutes: number }): Act =>
  actOnDevice(by, id, form.version, async () => {
    const repair = await openRepairOf(by, id)
    if (!repair) return refuse(NONE)
    await by.db
      .updateTable('repair')
      .set({ done: form.done, minutes: form.minutes, closed_at: by.now })
      .where('id', '=', repair.id)
      .execute()
    return { set: {}, event: { act: 'device.repaired', why: form.done, data: { minutes: form.minutes } } }
  })
