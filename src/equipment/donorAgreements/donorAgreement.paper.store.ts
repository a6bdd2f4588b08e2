import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { keepFile } from '#platform/files/file.store.ts'
import type { DonorAgreement } from './donorAgreement.store.ts'

/** Keeps a PDF with an agreement: both sides read it. */
export async function addPaper(by: Acting, agreement: DonorAgreement, paper: File): Promise<Refusal | null> {
  const bytes = new Uint8Array(await paper.arrayBuffer())
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 5)) !== '%PDF-')
    return refuse('Ce fichier n’est pas un PDF. Enregistrez-le en PDF, puis recommencez.', 'paper')
  const name = paper.name.slice(0, 160) || 'convention.pdf'
  const { id, sha256 } = await keepFile(by, bytes, { name, type: 'application/pdf' })
  await by.db
    .insertInto('donation_paper')
    .values({
      file_id: id,
      organisation_id: by.member.organisationId,
      agreement_id: agreement.id,
      name,
      added_at: by.now,
    })
    .execute()
  await record(by, {
    act: 'donorAgreement.paper_added',
    subject: ['donor_agreement', agreement.id],
    data: { sha256: sha256.toString('hex') },
  })
  return null
}
