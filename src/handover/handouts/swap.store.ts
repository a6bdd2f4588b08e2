import { carryPromise } from '#allocation/allocations/carry.store.ts'
import { deviceCalled } from '#equipment/devices/device.called.store.ts'
import { freeDevice, reserveDevice } from '#equipment/devices/device.moves.store.ts'
import { ownedByAnother } from '#equipment/devices/device.owner.store.ts'
import { sendToRepair } from '#equipment/devices/device.reserve.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { refusalOfGift, refusalToUndo } from '../handovers/handover.rules.ts'
import { type Item, itemsOf } from '../handovers/item.store.ts'
import { onSheet } from '../handovers/onSheet.store.ts'
import { heldBy } from '../handovers/sign.store.ts'
import type { Sheet } from './arrive.store.ts'
import type { SwapForm } from './kit.form.ts'

const TAKEN = 'Cet appareil est déjà sur une autre feuille : prenez-en un autre.'

/**
 * Another device takes the place of the one on the sheet, or the one to choose is chosen: before the signature, in one act. The
 * promise follows, if there is one. What does not work goes to be repaired, the rest back to the shelf.
 */
export const swapDevice = (
  by: Acting,
  sheet: Sheet,
  itemId: string,
  form: SwapForm,
): Promise<Refusal | { id: string }> =>
  onSheet(
    by,
    sheet,
    async (state): Promise<Refusal | { id: string }> => {
      const refusal = refusalToUndo(state)
      if (refusal) return refuse(refusal)
      const item = (await itemsOf(by, sheet.id)).find(({ id }) => id === itemId)
      if (item?.state !== 'pending' || item.label || item.sim_card_id)
        return refuse('Cet objet ne s’échange plus : rouvrez la feuille.')
      const device = await theOneCalled(by, form.device)
      if ('refusal' in device) return device
      if (device.id === item.device_id) return refuse('C’est déjà l’appareil de cette feuille.', 'device')
      const entrusted = await refusalOfOwner(by, sheet.id, device.id)
      if (entrusted) return refuse(entrusted, 'device')
      const stopped = await exchange(by, item, device.id, form.why)
      if (stopped) return stopped
      await record(by, {
        act: 'handover.item_swapped',
        subject: ['handover', sheet.id],
        householdId: sheet.household_id,
        why: item.device_id ? form.why : null,
        data: { from: item.device_id, to: device.id },
      })
      return { id: sheet.id }
    },
    { handover_item_device: TAKEN, allocation_device: TAKEN },
  )

async function exchange(by: Acting, item: Item, deviceId: string, why: SwapForm['why']): Promise<Refusal | null> {
  const carried = item.allocation_id ? await carryPromise(by, heldBy(item), deviceId) : null
  if (carried) return carried
  const taken = await reserveDevice(by, deviceId)
  if (taken) return refuse(taken.refusal, 'device')
  await by.db
    .updateTable('handover_item')
    .set({ device_id: deviceId, packed_at: null })
    .where('id', '=', item.id)
    .execute()
  if (!item.device_id) return null
  return why === 'broken' ? sendToRepair(by, item.device_id) : freeDevice(by, item.device_id)
}

/** On a sheet of a gift stands only what this organisation may give. */
async function refusalOfOwner(by: Acting, sheetId: string, deviceId: string): Promise<string | null> {
  const row = await by.db
    .selectFrom('device')
    .innerJoin('organisation as owner', ownedByAnother(by))
    .innerJoin('handover', (j) => j.on('handover.id', '=', sheetId))
    .select(['handover.kind', 'device.number', 'owner.name as owner'])
    .where('device.id', '=', deviceId)
    .executeTakeFirst()
  return row ? refusalOfGift(row.kind, [row]) : null
}

async function theOneCalled(by: Acting, said: string): Promise<Refusal | { id: string }> {
  const found = await deviceCalled(by, said)
  const [device] = found
  if (!device) return refuse('Aucun appareil de votre stock ne porte ce numéro. Vérifiez l’étiquette.', 'device')
  return found.length > 1
    ? refuse('Plusieurs appareils portent ce numéro : écrivez celui qui commence par ML.', 'device')
    : device
}
