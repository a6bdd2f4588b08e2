import { takeBackDevice } from '#equipment/devices/device.moves.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { type Batch, batchItems, lockBatch } from './batch.store.ts'

/** Some of a batch, or all of it, comes back: in quarantine, to be wiped like any loan. When nothing is out any more, it ends. One act. */
export const takeBatchBack = (
  by: Acting,
  batch: Batch,
  itemIds: readonly string[],
): Promise<Refusal | { left: number }> =>
  attempt(by.db, async () => {
    const state = await lockBatch(by, batch.id)
    if (state !== 'signed') return refuse('Rien de cette remise n’est dehors.')
    const out = (await batchItems(by, batch.id)).filter((item) => item.state === 'accepted')
    const back = out.filter(({ id }) => itemIds.includes(id))
    if (back.length < new Set(itemIds).size)
      return refuse('Un de ces objets est déjà revenu : rouvrez la page.', 'items')
    for (const { device_id } of back) {
      const stopped = device_id ? await takeBackDevice(by, device_id) : null
      if (stopped) return stopped
    }
    const left = out.filter(({ id, device_id }) => device_id && !itemIds.includes(id)).length
    await by.db
      .updateTable('batch_item')
      .set({ state: 'returned', returned_at: by.now })
      .where(
        'id',
        'in',
        back.map(({ id }) => id),
      )
      .execute()
    await by.db
      .updateTable('batch')
      .set({ ...(left === 0 ? { state: 'closed' } : {}), updated_at: by.now })
      .where('id', '=', batch.id)
      .execute()
    await record(by, {
      act: 'batch.returned',
      subject: ['batch', batch.id],
      from: 'signed',
      to: left === 0 ? 'closed' : 'signed',
      data: { devices: back.flatMap(({ device_id }) => device_id ?? []), left },
    })
    return { left }
  })
