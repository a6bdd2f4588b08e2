import { keepFile } from '#platform/files/file.store.ts'
import type { TestSite } from '#testing/testSite.ts'

/** A copy that left by e-mail, behind the secret of its letter. */
export async function mailedCopy(site: TestSite): Promise<string> {
  const kept = await site.acting('claire', (by) =>
    keepFile(by, Buffer.from('%PDF-1.7'), { name: 'convention.pdf', type: 'application/pdf' }),
  )
  await site.owner(
    `insert into app.handover (id, organisation_id, household_id, kind, state, handed_by, created_at, signed_at, signer, agreement_file_id,
       copy_how, copy_to, copy_hash, copy_until)
     select app.uuid7(), organisation_id, household_id, 'gift', 'closed', 'Claire Fontaine', now(), now(), 'Karima Benali', $1, 'email', 'k@exemple.test',
       sha256(sha256('exemplaire')), now() + interval '5 days' from app.handover limit 1`,
    [kept.id],
  )
  return 'exemplaire'
}
