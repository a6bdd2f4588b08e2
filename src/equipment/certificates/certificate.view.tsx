import type { Member } from '#platform/access/member.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { Device } from '../devices/device.store.ts'
import { nameDevice } from '../devices/device.words.ts'
import type { examined } from './certificate.acts.store.ts'
import { sayCode } from './certificate.code.ts'
import { factsIn, type KeptCertificate } from './certificate.store.ts'
import { Check } from './check.fields.tsx'

export type Exam = Awaited<ReturnType<typeof examined>>

type Props = {
  device: Device
  certificates: readonly KeptCertificate[]
  exam: Exam
  member: Member
  /** The reader works at a bench: may verify. */
  checks: boolean
  typed: Typed
  errors: Errors | null
  now: Date
}

export const CertificateView = ({ device, certificates, exam, member, checks, typed, errors }: Props) => {
  const digest = exam.digest.toString('hex')
  const certified = certificates.some((one) => !one.revoked_at && one.evidence_sha256.toString('hex') === digest)
  const open = checks && !certified
  return (
    <>
      <Heading title="Certificat d’effacement" lead={`${nameDevice(device)}, ${device.number}`} />
      <ErrorSummary errors={errors} />
      {certificates.map((one) => (
        <Issued certificate={one} own={one.organisation_id === member.organisationId} />
      ))}
      {open && exam.refusal && (
        <Notice tone="turn" title="Pas encore de certificat">
          {exam.refusal}
        </Notice>
      )}
      {open && !exam.refusal && <Check device={device} exam={exam} typed={typed} errors={errors} />}
      {!open && certificates.length === 0 && (
        <Empty title="Pas encore de certificat">
          <p>L’atelier l’établit une fois toutes les preuves réunies, et vérifiées par une seconde personne.</p>
        </Empty>
      )}
    </>
  )
}

const Issued = ({ certificate, own }: { certificate: KeptCertificate; own: boolean }) => (
  <Block
    title={certificate.number}
    action={
      <LinkButton second icon="download" href={`/appareils/${certificate.device_id}/certificat/${certificate.id}`}>
        Certificat en PDF
      </LinkButton>
    }
  >
    {certificate.revoked_at && (
      <Notice tone="loss" title="Ce certificat ne vaut plus">
        Une preuve arrivée depuis dit le contraire. Un nouveau certificat s’établit après un nouvel effacement.
      </Notice>
    )}
    <Facts>
      <Fact label="État">
        {certificate.revoked_at ? <Chip tone="loss">Annulé</Chip> : <Chip tone="done">Tient toujours</Chip>}
      </Fact>
      <Fact label="Établi le">{sayDate(dayOf(certificate.issued_at))}</Fact>
      <Fact label="Par">{own ? `${certificate.verifier}, ${certificate.organisation}` : certificate.organisation}</Fact>
      <Fact label="Supports">
        {factsIn(certificate)
          .supports.map(({ serial, level }) => `${serial} (${level})`)
          .join(', ')}
      </Fact>
      <Fact label="Page de preuve">
        <a href={`/preuve/${certificate.code}`}>{sayCode(certificate.code)}</a>
      </Fact>
    </Facts>
  </Block>
)
