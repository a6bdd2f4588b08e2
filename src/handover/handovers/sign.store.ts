import type { Held } from '#allocation/allocations/promise.lock.store.ts'
import { servePromises } from '#allocation/allocations/release.store.ts'
import { handOverDevice } from '#equipment/devices/device.moves.store.ts'
import { giveSim } from '#equipment/simCards/simCard.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { keepFile } from '#platform/files/file.store.ts'
import { attendHandover, heldHandoverAppointment } from '#support/appointments/appointment.attend.store.ts'
import { agreementOf } from './agreement.store.ts'
import type { SignForm } from './handover.form.ts'
import { refusalOfWitness, refusalToSign } from './handover.rules.ts'
import { lockHandover, type SeenHandover } from './handover.store.ts'
import { type Item, itemsOf } from './item.store.ts'
import { readSignature } from './signatureImage.ts'

/**
 * The family signs: the agreement is written and kept, devices and cards change hands, promises are kept and needs served,
 * and the appointment of the day is kept.
 * One act, all or nothing. Whoever comes second, from another tablet or a second click, is told that it is done.
 */
export async function signHandover(
  by: Acting,
  handover: SeenHandover,
  form: SignForm,
): Promise<Refusal | { id: string }> {
  const witness = refusalOfWitness(form.how, form.witness)
  if (witness) return refuse(witness, 'witness')
  const image = form.how === 'screen' ? readSignature(form.signature) : null
  if (refused(image)) return image
  return attempt(by.db, () => signUnderLocks(by, handover, form, image))
}

async function signUnderLocks(
  by: Acting,
  handover: SeenHandover,
  form: SignForm,
  image: Buffer | null,
): Promise<Refusal | { id: string }> {
  const state = await lockHandover(by, handover.id)
  const appointment = await heldHandoverAppointment(by, handover.household_id)
  const items = (await itemsOf(by, handover.id)).filter((item) => item.state === 'pending')
  const refusal = refusalToSign(state, items.length)
  if (refusal) return refuse(refusal)
  const changed = await servePromises(by, items.map(heldBy))
  if (changed) return changed
  for (const item of items) {
    const stopped = await handOver(by, handover, item)
    if (stopped) return stopped
  }
  if (appointment) await attendHandover(by, appointment)
  const signed = {
    ...handover,
    signer: form.signer,
    signed_how: form.how,
    signed_at: by.now,
    witness: form.witness || null,
    handed_by: by.member.name,
  }
  const agreement = await agreementOf(by, signed, items, image)
  // Kept under the organisation alone: no other one that follows the household may open them.
  const files = {
    agreement_file_id: (
      await keepFile(by, agreement, { name: `convention-${handover.number}.pdf`, type: 'application/pdf' })
    ).id,
    signature_file_id: image
      ? (await keepFile(by, image, { name: `signature-${handover.number}.png`, type: 'image/png' })).id
      : null,
  }
  await by.db
    .updateTable('handover')
    .set({
      state: 'signed',
      signer: form.signer,
      signed_how: form.how,
      signed_at: by.now,
      witness: signed.witness,
      handed_by: by.member.name,
      updated_at: by.now,
      ...files,
    })
    .where('id', '=', handover.id)
    .execute()
  await by.db
    .updateTable('handover_item')
    .set({ state: 'accepted' })
    .where('handover_id', '=', handover.id)
    .where('state', '=', 'pending')
    .execute()
  await record(by, {
    act: 'handover.signed',
    subject: ['handover', handover.id],
    householdId: handover.household_id,
    from: state,
    to: 'signed',
    data: {
      how: form.how,
      kind: handover.kind,
      appointment,
      checked: form.checked,
      items: items.map(({ device_id, sim_card_id, accessories }) => ({
        device: device_id,
        simCard: sim_card_id,
        accessories,
      })),
    },
  })
  return { id: handover.id }
}

async function handOver(by: Acting, handover: SeenHandover, item: Item): Promise<Refusal | null> {
  if (item.device_id)
    return handOverDevice(by, item.device_id, { householdId: handover.household_id, handoverId: handover.id })
  return item.sim_card_id ? giveSim(by, item.sim_card_id, handover.household_id, handover.id) : null
}

/** The promise behind an object of the sheet. */
export const heldBy = ({
  allocation_id,
  household_id,
  programme_id,
  commune,
  kind,
  device_id,
  sim_card_id,
}: Item): Held => ({
  id: allocation_id ?? '',
  household_id,
  programme_id,
  commune,
  kind,
  device_id,
  sim_card_id,
})
