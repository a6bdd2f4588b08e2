import { devicesMeant } from '#equipment/devices/device.called.store.ts'
import { serialKey } from '#equipment/devices/snapshot.identity.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { refusalToUndo } from '../handovers/handover.rules.ts'
import { type Item, itemsOf } from '../handovers/item.store.ts'
import { onSheet } from '../handovers/onSheet.store.ts'
import type { Sheet } from './arrive.store.ts'
import type { KitForm } from './kit.form.ts'

/** What stands in the kit was seen there, ticked or scanned, before the family comes. A wrong device is told, never taken. One act. */
export const packKit = (by: Acting, sheet: Sheet, form: KitForm): Promise<Refusal | { left: number }> =>
  onSheet(by, sheet, async (state): Promise<Refusal | { left: number }> => {
    const refusal = refusalToUndo(state)
    if (refusal) return refuse(refusal)
    const pending = (await itemsOf(by, sheet.id)).filter((item) => item.state === 'pending')
    const scanned = form.scan ? await itemCalled(by, pending, form.scan) : undefined
    if (form.scan && !scanned)
      return refuse('Ce numéro n’est pas sur cette feuille : reposez cet objet, et prenez celui qui est écrit.', 'scan')
    const seen = new Set([...form.items, ...(scanned ? [scanned.id] : [])])
    const packed = pending.filter(({ id, packed_at }) => packed_at !== null || seen.has(id)).map(({ id }) => id)
    await by.db
      .updateTable('handover_item')
      .set((q) => ({ packed_at: q.fn.coalesce('packed_at', q.val(by.now)) }))
      .where('handover_id', '=', sheet.id)
      .where('id', 'in', packed.length > 0 ? packed : [sheet.id])
      .execute()
    const left = pending.length - packed.length
    await record(by, {
      act: 'handover.kit_checked',
      subject: ['handover', sheet.id],
      householdId: sheet.household_id,
      data: { packed: packed.length, left },
    })
    return { left }
  })

/** The thing of a sheet that a code means: a machine by any of its numbers or its label, a card by its own number. */
async function itemCalled(by: Acting, items: readonly Item[], said: string): Promise<Item | undefined> {
  const ids = (await devicesMeant(by, [said])).get(said) ?? []
  return items.find(
    ({ device_id, iccid }) =>
      (device_id !== null && ids.includes(device_id)) || (iccid !== null && serialKey(iccid) === serialKey(said)),
  )
}
