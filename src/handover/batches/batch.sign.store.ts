import { lendDevices } from '#equipment/devices/device.moves.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { keepFile } from '#platform/files/file.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { refusalOfWitness } from '../handovers/handover.rules.ts'
import { refusalOfShown } from '../handovers/shown.rules.ts'
import { readSignature } from '../handovers/signatureImage.ts'
import type { BatchSignForm } from './batch.form.ts'
import { batchPdf } from './batch.pdf.ts'
import { batchShown, refusalToSignBatch } from './batch.rules.ts'
import { type Batch, batchItems, lockBatch } from './batch.store.ts'
import { sayPerson } from './batch.words.ts'

/**
 * One signature for all of the batch: the sheet is written and kept under its digest, and whoever received it answers for it. One act,
 * all or nothing; whoever comes second reads that it is done.
 */
export async function signBatch(by: Acting, batch: Batch, form: BatchSignForm): Promise<Refusal | { id: string }> {
  const witness = refusalOfWitness(form.how, form.witness)
  if (witness) return refuse(witness, 'witness')
  const image = form.how === 'screen' ? readSignature(form.signature) : null
  if (refused(image)) return image
  return attempt(by.db, () => signUnderLocks(by, batch, form, image))
}

async function signUnderLocks(
  by: Acting,
  batch: Batch,
  form: BatchSignForm,
  image: Buffer | null,
): Promise<Refusal | { id: string }> {
  const state = await lockBatch(by, batch.id)
  const items = (await batchItems(by, batch.id)).filter((item) => item.state === 'pending')
  const devices = items.flatMap(({ device_id }) => device_id ?? [])
  const refusal = refusalToSignBatch(state, devices.length) ?? refusalOfShown(form.shown, batchShown(batch, items))
  if (refusal) return refuse(refusal)
  const stopped = await lendDevices(
    by,
    devices,
    { batchId: batch.id, placeId: batch.place_id },
    {
      givenBy: by.member.name,
      receivedBy: sayPerson(batch).slice(0, 120),
      how: form.how === 'paper' ? 'paper' : 'signature',
    },
  )
  if (stopped) return stopped
  const said = {
    ...{ signer: form.signer, signed_how: form.how, signed_at: by.now },
    ...{ witness: form.witness || null, handed_by: by.member.name },
  }
  const sheet = { batch: { ...batch, ...said }, items, signature: image, day: dayOf(by.now), at: by.now }
  const kept = await keepFile(by, await batchPdf(sheet), {
    name: `remise-${batch.number}.pdf`,
    type: 'application/pdf',
  })
  const drawn = image && (await keepFile(by, image, { name: `signature-${batch.number}.png`, type: 'image/png' }))
  await by.db
    .updateTable('batch')
    .set({
      ...said,
      ...{ state: 'signed', agreement_file_id: kept.id, signature_file_id: drawn?.id ?? null, updated_at: by.now },
      copy_how: form.copy ?? null,
    })
    .where('id', '=', batch.id)
    .execute()
  await by.db
    .updateTable('batch_item')
    .set({ state: 'accepted' })
    .where('batch_id', '=', batch.id)
    .where('state', '=', 'pending')
    .execute()
  await record(by, {
    act: 'batch.signed',
    subject: ['batch', batch.id],
    from: state,
    to: 'signed',
    data: { how: form.how, digest: kept.sha256.toString('hex'), devices, copy: form.copy ?? null },
  })
  return { id: batch.id }
}
