import { freeDevice } from '#equipment/devices/device.moves.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { refusalToUndoBatch } from './batch.rules.ts'
import { batchItems, lockBatch } from './batch.store.ts'

/** One thing is not taken: back to the shelf, and the rest may still be signed for. When no device is left, the sheet ends. One act. */
export const refuseBatchItem = (
  by: Acting,
  batchId: string,
  itemId: string,
  why: string,
): Promise<Refusal | { left: number }> =>
  attempt(by.db, async () => {
    const state = await lockBatch(by, batchId)
    const refusal = refusalToUndoBatch(state)
    if (refusal) return refuse(refusal)
    const pending = (await batchItems(by, batchId)).filter((item) => item.state === 'pending')
    const item = pending.find(({ id }) => id === itemId)
    if (!item) return refuse('Cet objet est déjà refusé.')
    const stopped = item.device_id ? await freeDevice(by, item.device_id) : null
    if (stopped) return stopped
    await by.db.updateTable('batch_item').set({ state: 'refused', why }).where('id', '=', itemId).execute()
    const left = pending.filter(({ id, device_id }) => id !== itemId && device_id).length
    await record(by, {
      act: 'batch.item_refused',
      subject: ['batch', batchId],
      why,
      data: { device: item.device_id, label: item.label },
    })
    if (left === 0) await end(by, batchId, state, 'Tout a été refusé.')
    return { left }
  })

/** The sheet will not be signed: everything that it kept aside is free again. One act. */
export const cancelBatch = (by: Acting, batchId: string, why: string): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    const state = await lockBatch(by, batchId)
    const refusal = refusalToUndoBatch(state)
    if (refusal) return refuse(refusal)
    for (const { state: now, device_id } of await batchItems(by, batchId)) {
      const stopped = now === 'pending' && device_id ? await freeDevice(by, device_id) : null
      if (stopped) return stopped
    }
    await end(by, batchId, state, why)
    return { id: batchId }
  })

async function end(by: Acting, batchId: string, from: string, why: string): Promise<void> {
  await by.db
    .updateTable('batch_item')
    .set({ state: 'refused', why })
    .where('batch_id', '=', batchId)
    .where('state', '=', 'pending')
    .execute()
  await by.db
    .updateTable('batch')
    .set({ state: 'cancelled', why, updated_at: by.now })
    .where('id', '=', batchId)
    .execute()
  await record(by, { act: 'batch.cancelled', subject: ['batch', batchId], from, to: 'cancelled', why })
}
