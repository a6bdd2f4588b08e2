import type { Held } from '#allocation/allocations/promise.lock.store.ts'
import { servePromises } from '#allocation/allocations/release.store.ts'
import { handOverDevice } from '#equipment/devices/device.moves.store.ts'
import { giveSim } from '#equipment/simCards/simCard.store.ts'
import { refusalOfStopped } from '#needs/rights/stopped.rules.ts'
import { stoppedOf } from '#needs/rights/stopped.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { keepFile } from '#platform/files/file.store.ts'
import { attendHandover, heldHandoverAppointment } from '#support/appointments/appointment.attend.store.ts'
import { agreementOf } from './agreement.store.ts'
import { refusalToMail } from './copy.rules.ts'
import { copyAtOnce } from './copy.store.ts'
import type { SignForm } from './handover.form.ts'
import {
  GIFT_OF_ENTRUSTED,
  refusalOfGift,
  refusalOfParty,
  refusalOfUnchosen,
  refusalOfWitness,
  refusalToSign,
} from './handover.rules.ts'
import type { SeenHandover } from './handover.store.ts'
import { noteHome } from './home.store.ts'
import { type Item, itemsOf } from './item.store.ts'
import { onSheet, type Said } from './onSheet.store.ts'
import { refusalOfShown, sheetShown } from './shown.rules.ts'
import { readSignature } from './signatureImage.ts'

/**
 * The family signs once for all that it takes: the agreement is written and kept under its digest, devices and cards change hands,
 * promises are kept and needs served, and the appointment of the day is kept.
 * One act, all or nothing. Whoever comes second, from another tablet or a second click, is told that it is done.
 */
export async function signHandover(
  by: Acting,
  handover: SeenHandover,
  form: SignForm & Said,
): Promise<Refusal | { id: string }> {
  const witness = refusalOfWitness(form.how, form.witness)
  if (witness) return refuse(witness, 'witness')
  const image = form.how === 'screen' ? readSignature(form.signature) : null
  if (refused(image)) return image
  // Back from the field it is signed already: a letter that cannot leave keeps the wish, and stops nothing.
  const unsent = form.copy === 'email' && !form.said_at ? refusalToMail(handover, form.email, by.ways) : null
  if (unsent) return refuse(unsent, 'email')
  return onSheet(by, handover, (state) => signUnderLocks(by, handover, form, image, state), {
    gift_of_entrusted: GIFT_OF_ENTRUSTED,
  })
}

async function signUnderLocks(
  by: Acting,
  handover: SeenHandover,
  form: SignForm & Said,
  image: Buffer | null,
  state: string,
): Promise<Refusal | { id: string }> {
  const halted = refusalOfStopped(await stoppedOf(by, handover.household_id))
  if (halted) return refuse(halted)
  const appointment = await heldHandoverAppointment(by, handover.household_id)
  const items = (await itemsOf(by, handover.id)).filter((item) => item.state === 'pending')
  // What a tablet showed was compared with what it took along.
  const changed = form.said_at ? null : refusalOfShown(form.shown, sheetShown(handover, items))
  const refusal =
    refusalToSign(state, items.length) ?? changed ?? refusalOfUnchosen(items) ?? refusalOfGift(handover.kind, items)
  if (refusal) return refuse(refusal)
  const unsaid = refusalOfParty(handover, form)
  if (unsaid) return refuse(unsaid.refusal, unsaid.field)
  const promised = items.filter(({ allocation_id }) => allocation_id)
  const unkept = promised.length > 0 ? await servePromises(by, promised.map(heldBy)) : null
  if (unkept) return unkept
  for (const item of items) {
    const stopped = await handOver(by, handover, item)
    if (stopped) return stopped
  }
  if (appointment) await attendHandover(by, appointment)
  const address = await noteHome(by, handover, form)
  const signed = {
    ...handover,
    signer: form.signer,
    signed_how: form.how,
    signed_at: by.now,
    witness: form.witness || null,
    handed_by: by.member.name,
    guardian: form.guardian || handover.guardian,
    signer_as: form.signer_as ?? null,
    address,
  }
  const agreement = await agreementOf(by, signed, items, image)
  // Kept under the organisation alone: no other one that follows the household may open them.
  const kept = await keepFile(by, agreement, { name: `convention-${handover.number}.pdf`, type: 'application/pdf' })
  const files = {
    agreement_file_id: kept.id,
    signature_file_id: image
      ? (await keepFile(by, image, { name: `signature-${handover.number}.png`, type: 'image/png' })).id
      : null,
  }
  await by.db
    .updateTable('handover')
    .set({
      state: 'signed',
      guardian: signed.guardian,
      said_at: form.said_at ? new Date(form.said_at) : null,
      absent_at: null,
      arrived_at: handover.arrived_at ?? by.now,
      signer: form.signer,
      signer_as: signed.signer_as,
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
  await copyAtOnce(by, handover, form)
  await record(by, {
    act: 'handover.signed',
    subject: ['handover', handover.id],
    householdId: handover.household_id,
    from: state,
    to: 'signed',
    data: {
      how: form.how,
      signer_as: signed.signer_as,
      digest: kept.sha256.toString('hex'),
      copy: form.copy ?? null,
      said_at: form.said_at ?? null,
      kind: handover.kind,
      appointment,
      checked: form.checked,
      items: items.map(({ device_id, sim_card_id, accessories, label, count }) => ({
        device: device_id,
        simCard: sim_card_id,
        accessories,
        ...(label ? { label, count } : {}),
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
export const heldBy = (item: Item): Held => ({
  id: item.allocation_id ?? '',
  household_id: item.promised_to ?? item.household_id,
  programme_id: item.programme_id ?? '',
  commune: item.commune ?? '',
  kind: item.kind ?? '',
  device_id: item.device_id,
  sim_card_id: item.sim_card_id,
})
