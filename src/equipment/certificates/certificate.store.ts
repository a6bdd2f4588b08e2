import type { Acting } from '#platform/access/acting.ts'
import type { CertifiedFacts } from './certificate.words.ts'

const certificates = (by: Acting) =>
  by.db
    .selectFrom('certificate')
    .innerJoin('organisation', 'organisation.id', 'certificate.organisation_id')
    .select([
      'certificate.id',
      'certificate.number',
      'certificate.organisation_id',
      'certificate.device_id',
      'certificate.code',
      'certificate.file_id',
      'certificate.sha256',
      'certificate.evidence_sha256',
      'certificate.facts',
      'certificate.verifier',
      'certificate.issued_at',
      'certificate.revoked_at',
      'certificate.revoked_why',
      'organisation.name as organisation',
    ])

export type KeptCertificate = Awaited<ReturnType<typeof certificatesOf>>[number]

/** The certificates of a device that the member may see, the latest first. */
export const certificatesOf = (by: Acting, deviceId: string) =>
  certificates(by)
    .where('certificate.device_id', '=', deviceId)
    .orderBy('certificate.issued_at', 'desc')
    .orderBy('certificate.id', 'desc')
    .limit(50)
    .execute()

/** The standing certificates of a lot already seen, in the order of its machines: the latest of each. */
export const certificatesOfLot = (by: Acting, donationId: string) =>
  certificates(by)
    .innerJoin('device', 'device.id', 'certificate.device_id')
    .select('device.number as device_number')
    .distinctOn('device.number')
    .where('device.donation_id', '=', donationId)
    .where('certificate.revoked_at', 'is', null)
    .orderBy('device.number')
    .orderBy('certificate.issued_at', 'desc')
    .limit(2000)
    .execute()

/** The files of these certificates, as they were kept. */
export const filesOfCertificates = (by: Acting, certificateIds: readonly string[]) =>
  by.db
    .selectFrom('certificate')
    .innerJoin('file', 'file.id', 'certificate.file_id')
    .innerJoin('file_content', 'file_content.sha256', 'file.sha256')
    .select(['certificate.id', 'file.name', 'file_content.bytes'])
    .where('certificate.id', 'in', certificateIds)
    .execute()

export const factsIn = (certificate: { facts: unknown }): CertifiedFacts => certificate.facts as CertifiedFacts
