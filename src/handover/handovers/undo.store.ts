import { releasePromise } from '#allocation/allocations/release.store.ts'
import { freeDevice } from '#equipment/devices/device.moves.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import type { WhyForm } from './handover.form.ts'
import { refusalToUndo } from './handover.rules.ts'
import { lockHandover, type SeenHandover } from './handover.store.ts'
import { type Item, itemsOf } from './item.store.ts'
import { onSheet } from './onSheet.store.ts'
import { heldBy } from './sign.store.ts'

/**
 * The family does not want one of the objects: its promise ends if there was one, and the place and the thing are free. The rest
 * may still be signed for. One act.
 */
export const refuseItem = (
  by: Acting,
  handover: { id: string; household_id: string },
  itemId: string,
  form: WhyForm,
): Promise<Refusal | { left: number }> =>
  onSheet(by, handover, (state) => refuseOne(by, handover, itemId, state, form.why))

async function refuseOne(
  by: Acting,
  handover: { id: string; household_id: string },
  itemId: string,
  state: string,
  why: string,
): Promise<Refusal | { left: number }> {
  const refusal = refusalToUndo(state)
  if (refusal) return refuse(refusal)
  const pending = (await itemsOf(by, handover.id)).filter((item) => item.state === 'pending')
  const item = pending.find(({ id }) => id === itemId)
  if (!item) return refuse('Cet objet est déjà refusé.')
  await by.db.updateTable('handover_item').set({ state: 'refused', why }).where('id', '=', itemId).execute()
  const stopped = await letGo(by, item, why)
  if (stopped) return stopped
  const left = pending.length - 1
  if (left === 0) await setState(by, handover.id, { state: 'cancelled', why: 'Tout a été refusé.' })
  await record(by, {
    act: 'handover.item_refused',
    subject: ['handover', handover.id],
    householdId: handover.household_id,
    from: state,
    to: left === 0 ? 'cancelled' : state,
    why,
    data: { kind: item.kind, device: item.device_id, simCard: item.sim_card_id, label: item.label },
  })
  return { left }
}

/** What was promised goes back through its promise; what came from the shelf goes back to it; a bag is only taken off the sheet. */
async function letGo(by: Acting, item: Item, why: string): Promise<Refusal | null> {
  if (item.allocation_id) return releasePromise(by, heldBy(item), `Refusé à la remise : ${why}`)
  return item.device_id ? freeDevice(by, item.device_id) : null
}

/** The meeting will not take place: the promises stay, and another handover may be prepared. One act. */
export const cancelHandover = (by: Acting, handover: SeenHandover, why: string): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    const state = await lockHandover(by, handover.id)
    const refusal = refusalToUndo(state)
    if (refusal) return refuse(refusal)
    for (const item of await itemsOf(by, handover.id))
      if (item.state === 'pending' && !item.allocation_id) {
        const stopped = await letGo(by, item, why)
        if (stopped) return stopped
      }
    await by.db
      .updateTable('handover_item')
      .set({ state: 'refused', why: 'Remise annulée' })
      .where('handover_id', '=', handover.id)
      .where('state', '=', 'pending')
      .execute()
    await setState(by, handover.id, { state: 'cancelled', why })
    await record(by, {
      act: 'handover.cancelled',
      subject: ['handover', handover.id],
      householdId: handover.household_id,
      from: state,
      to: 'cancelled',
      why,
    })
    return { id: handover.id }
  })

/** Writes where a sheet stands. */
const setState = (by: Acting, id: string, values: { state: string; why?: string }) =>
  by.db
    .updateTable('handover')
    .set({ ...values, updated_at: by.now })
    .where('id', '=', id)
    .execute()
