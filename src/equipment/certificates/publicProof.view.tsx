import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors } from '#platform/web/form.ts'
import { sayCode } from './certificate.code.ts'
import { partOfSerial } from './certificate.rules.ts'
import { destinations, sayDigest, sayMachine, sayMedium } from './certificate.words.ts'
import { Standing } from './proofStanding.tsx'
import type { PublicProof } from './publicProof.store.ts'

export const NoProof = () => (
  <>
    <Heading title="Aucun certificat à cette adresse" lead="Relisez le code écrit sur le certificat : douze signes." />
    <p>
      <a href="/preuve">Taper le code</a>
    </p>
  </>
)

type Props = {
  proof: PublicProof
  byFile: boolean
  compared: { serial: string; same: boolean } | null
  errors: Errors | null
}

export const ProofView = ({ proof, byFile, compared, errors }: Props) => (
  <>
    <Heading title={`Certificat ${proof.number}`} lead={`Effacement des données, attesté par ${proof.organisation}`} />
    <Standing proof={proof} />
    {byFile && <Notice tone="done">Ce fichier est, octet pour octet, le certificat qui a été établi.</Notice>}
    <ErrorSummary errors={errors} />
    <Facts>
      <Fact label="Établi le">{sayDate(dayOf(proof.issued_at))}</Fact>
      <Fact label="Machine">{sayMachine(proof.facts)}</Fact>
      <Fact label="Numéro de série">{proof.facts.serial ? partOfSerial(proof.facts.serial) : 'Absent'}</Fact>
      <Fact label="Donnée par">{proof.facts.donor}</Fact>
      <Fact label="Destination">{destinations[proof.facts.destination]}</Fact>
      <Fact label="Vérification">Par une autre personne que celle qui a effacé</Fact>
    </Facts>
    {proof.facts.supports.map((support) => (
      <>
        <h2>Support {partOfSerial(support.serial)}</h2>
        <Facts>
          <Fact label="Type">{[sayMedium(support.type), support.model].filter(Boolean).join(', ')}</Fact>
          <Fact label="Niveau">{`${support.level} (NIST SP 800-88). ${support.explained}`}</Fact>
          <Fact label="Comment">{[support.method, support.tool].filter(Boolean).join(', ')}</Fact>
          <Fact label="Vérifié">{support.verification}</Fact>
          <Fact label="Effacé le">{sayDate(support.on)}</Fact>
        </Facts>
      </>
    ))}
    <h2>Est-ce bien cette machine ?</h2>
    {compared && (
      <Notice tone={compared.same ? 'done' : 'loss'}>
        {compared.same
          ? 'Oui : ce numéro est celui de la machine ou d’un support de ce certificat.'
          : 'Non : ce numéro n’est sur aucune ligne de ce certificat. Relisez-le sous l’appareil.'}
      </Notice>
    )}
    <Form action={`/preuve/${proof.code}`}>
      <Field
        name="serial"
        label="Numéro de série lu sous l’appareil"
        hint="Il n’est pas gardé."
        value={compared?.serial}
        error={errors?.serial}
        required
        spellcheck={false}
        autocomplete="off"
        width="medium"
      />
      <Submit label="Comparer" />
    </Form>
    <h2>Empreintes</h2>
    <p>
      Du fichier PDF (SHA-256) : <code>{sayDigest(proof.sha256.toString('hex'))}</code>
    </p>
    <p>
      Des preuves réunies : <code>{sayDigest(proof.evidence_sha256.toString('hex'))}</code>
    </p>
    <p class="quiet">
      Code {sayCode(proof.code)}. Cette page ne montre le nom d’aucune personne.{' '}
      <a href="/preuve">Vérifier un autre certificat</a>
    </p>
  </>
)
