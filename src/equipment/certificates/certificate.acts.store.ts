import { sql } from 'kysely'
import type { z } from 'zod'
import { organisationNamed } from '#network/organisations/organisation.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { keepFile } from '#platform/files/file.store.ts'
import { type Device, lockDevice } from '../devices/device.store.ts'
import { linesOf } from '../donations/line.store.ts'
import { judgeWipes, keptOf, runsIn } from '../wiping/wipe.store.ts'
import { recordsOf } from '../wiping/wipeRecord.store.ts'
import { codeFrom, hashOfCode } from './certificate.code.ts'
import { bringersOf, digestsOf, evidenceDigest, factsOf, restsOn } from './certificate.facts.ts'
import type { CheckForm } from './certificate.form.ts'
import { certificatePdf } from './certificate.pdf.ts'
import { refusalToCertify } from './certificate.rules.ts'
import { certificatesOf } from './certificate.store.ts'

/** What a verifier looks at: the proof of each support, on what it rests, and why no certificate can be issued yet. `secret`: its donor said that such machines bear protected data. */
export async function examined(by: Acting, device: Device) {
  const [kept, said, lines] = await Promise.all([
    keptOf(by, device.id),
    recordsOf(by, [device.id]),
    device.donation_id ? linesOf(by, device.donation_id) : [],
  ])
  const evidence = judgeWipes(device, kept.wipes.flatMap(runsIn), kept)
  const rests = restsOn(evidence, { wipes: kept.wipes, records: said })
  const refusal = refusalToCertify(evidence, bringersOf(rests), by.member)
  const own = lines.filter(({ kind }) => kind === device.kind)
  const secret = own.length > 0 && own.every((line) => line.protected)
  return { evidence, rests, refusal, secret, digest: evidenceDigest(digestsOf(rests)) }
}

/**
 * A second person looked at the evidence of a device: its certificate is issued, once for the same evidence. `address` is
 * where people reach the site, for the code on the paper.
 */
export async function issueCertificate(
  by: Acting,
  device: Device,
  form: z.output<typeof CheckForm>,
  address: string,
): Promise<{ number: string; first: boolean } | Refusal> {
  await holdEvidence(by, device.id)
  const { evidence, rests, refusal, digest } = await examined(by, device)
  if (refusal) return refuse(refusal)
  if (evidence.drives.some(({ doubts }) => doubts.length > 0) && form.doubts !== 'oui')
    return refuse('Un doute est écrit sous une preuve : vérifiez-le, puis cochez cette case.', 'doubts')
  if (digest.toString('hex') !== form.evidence)
    return refuse('Une preuve a changé depuis que vous avez ouvert cette page. Relisez-les, puis recommencez.')
  const standing = (await certificatesOf(by, device.id)).find(
    (one) => one.revoked_at === null && one.evidence_sha256.equals(digest),
  )
  if (standing) return { number: standing.number, first: false }
  const number = await nextNumber(by)
  const code = codeFrom(by.newId())
  const facts = factsOf(device, evidence, rests, form)
  const bringers = bringersOf(rests)
  const organisation = await organisationNamed(by, by.member.organisationId)
  const bytes = await certificatePdf({
    ...{ number, facts, code, address, at: by.now },
    organisation: {
      name: by.member.organisationName,
      email: organisation?.email ?? null,
      phone: organisation?.phone ?? null,
    },
    operators: [...new Set(bringers.map(({ name }) => name))],
    verifier: { name: by.member.name, title: form.title, place: form.place },
  })
  const file = await keepFile(by, bytes, { name: `${number} ${device.number}.pdf`, type: 'application/pdf' })
  const id = by.newId()
  await by.db
    .insertInto('certificate')
    .values({
      ...{ id, number, organisation_id: by.member.organisationId, device_id: device.id, code },
      ...{ code_hash: hashOfCode(code), file_id: file.id, sha256: file.sha256, evidence_sha256: digest },
      facts: JSON.stringify(facts),
      operator_ids: bringers.flatMap(({ memberId }) => memberId ?? []),
      ...{ verifier_id: by.member.id, verifier: by.member.name, issued_at: by.now },
    })
    .execute()
  await record(by, {
    act: 'wipe.checked',
    subject: ['device', device.id],
    from: device.state,
    to: device.state,
    data: { certificate: number, sha256: file.sha256.toString('hex'), level: evidence.level },
  })
  return { number, first: true }
}

/** Two verifiers at once: the second waits here, then finds the certificate of the first. */
async function holdEvidence(by: Acting, deviceId: string): Promise<void> {
  const own = by.member.organisationId
  await lockDevice(by, deviceId)
  for (const table of ['wipe', 'wipe_record'] as const)
    await by.db
      .selectFrom(table)
      .select('id')
      .where('device_id', '=', deviceId)
      .where('organisation_id', '=', own)
      .orderBy('id')
      .forUpdate()
      .execute()
}

const nextNumber = async (by: Acting): Promise<string> => {
  const { rows } = await sql<{ number: string }>`
    select app.numbered('CE-', nextval('app.certificate_number'), 5) as number`.execute(by.db)
  return rows[0]?.number ?? ''
}
