import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
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
import { Standing, titleOf } from './proofStanding.tsx'
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
    <Heading
      title={titleOf(proof)}
      lead={`${sayMachine(proof.facts)}, par ${proof.organisation}, le ${sayDate(proof.facts.supports[0]?.on ?? dayOf(proof.issued_at))}`}
    />
    <Standing proof={proof} />
    {byFile && <Notice tone="done">Ce fichier est, octet pour octet, le certificat qui a été établi.</Notice>}
    <ErrorSummary errors={errors} />
    <Facts>
      <Fact label="Certificat">{`${proof.number}, établi le ${sayDate(dayOf(proof.issued_at))}`}</Fact>
      <Fact label="Numéro de série">{proof.facts.serial ? partOfSerial(proof.facts.serial) : 'Absent'}</Fact>
      <Fact label="Donnée par">{proof.facts.donor}</Fact>
      <Fact label="Destination">{destinations[proof.facts.destination]}</Fact>
    </Facts>
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
    <h2>Pour votre service informatique</h2>
    {proof.facts.supports.map((support) => (
      <Disclosure summary={`Support ${partOfSerial(support.serial)} : niveau ${support.level}`}>
        <Facts>
          <Fact label="Type">{[sayMedium(support.type), support.model].filter(Boolean).join(', ')}</Fact>
          <Fact label="Niveau">{`${support.level} (NIST SP 800-88). ${support.explained}`}</Fact>
          <Fact label="Comment">{[support.method, support.tool].filter(Boolean).join(', ')}</Fact>
          <Fact label="Vérifié">{support.verification}</Fact>
          <Fact label="Effacé le">{sayDate(support.on)}</Fact>
          {support.dating && <Fact label="Date du journal">{support.dating}</Fact>}
        </Facts>
      </Disclosure>
    ))}
    <Disclosure summary="Empreintes du fichier et des preuves">
      <p>
        Du fichier PDF (SHA-256) : <code>{sayDigest(proof.sha256.toString('hex'))}</code>
      </p>
      <p>
        Des preuves réunies : <code>{sayDigest(proof.evidence_sha256.toString('hex'))}</code>
      </p>
    </Disclosure>
    <p class="quiet">
      Code {sayCode(proof.code)}. Cette page ne montre le nom d’aucune personne.{' '}
      <a href="/preuve">Vérifier un autre certificat</a>
    </p>
  </>
)
