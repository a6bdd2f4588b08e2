import { sayDate, sayMoment, sayShort } from '#platform/i18n/dates.ts'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { FileField } from '#platform/ui/fileField.tsx'
import { Form } from '#platform/ui/form.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'
import { sayTitle } from '../donations/recipient.rules.ts'
import { undertakings } from './donorAgreement.rules.ts'
import type { DonorAgreement, papersOf } from './donorAgreement.store.ts'

type Props = { agreement: DonorAgreement; errors: Errors | null; typed: Typed; untitled: boolean }

/** What the workshop is asked: to confirm and undertake, or to say no and why. */
export const AgreementAnswer = ({ agreement, errors, typed, untitled }: Props) =>
  untitled ? (
    <Next
      title="Dites d’abord à quel titre vous recevez du matériel public."
      detail="La loi dit à qui un organisme public peut donner : votre titre sera écrit sur la convention."
      action={<LinkButton href="/dons/titre">Dire à quel titre</LinkButton>}
    />
  ) : (
    <Sheet title={`${agreement.donor} attend votre réponse`}>
      <Form action={`/conventions-de-don/${agreement.id}/reponse`}>
        <Radios
          name="answer"
          label="Confirmez-vous cette convention ?"
          required
          options={[
            ['confirmed', 'Oui, nous la confirmons'],
            ['refused', 'Non'],
          ]}
          value={one(typed.answer)}
          error={errors?.answer}
        />
        <Checkbox
          name="undertaken"
          label="Nous nous engageons à ce qui suit"
          hint={undertakings.join(' ')}
          checked={typed.undertaken === 'oui'}
          error={errors?.undertaken}
        />
        <TextArea name="why" label="Pourquoi non" rows={2} value={one(typed.why)} error={errors?.why} />
        <Submit label="Répondre" />
      </Form>
    </Sheet>
  )

export const AgreementFacts = ({ agreement, now }: { agreement: DonorAgreement; now: Date }) => (
  <Sheet title="La convention">
    <Facts>
      <Fact label="Donateur">{agreement.donor}</Fact>
      <Fact label="Atelier">{agreement.refurbisher}</Fact>
      <Fact label="Du">{sayDate(agreement.starts_on)}</Fact>
      <Fact label="Au">{agreement.ends_on ? sayDate(agreement.ends_on) : 'sans date de fin'}</Fact>
      <Fact label="Signée le">{agreement.signed_on && sayDate(agreement.signed_on)}</Fact>
      <Fact label="Délibération">{agreement.deliberation}</Fact>
      {agreement.answered_at && (
        <>
          {sayTitle(agreement.recipient_kind) && (
            <Fact label="L’atelier reçoit à titre de">
              {[sayTitle(agreement.recipient_kind), agreement.recipient_reference].filter(Boolean).join(', ')}
            </Fact>
          )}
          <Fact label={agreement.state === 'refused' ? 'Refusée' : 'Confirmée'}>
            {`${sayMoment(agreement.answered_at, now)}, par ${agreement.answered_by}`}
          </Fact>
        </>
      )}
    </Facts>
  </Sheet>
)

type Papers = { agreement: DonorAgreement; papers: Awaited<ReturnType<typeof papersOf>>; errors: Errors | null }

/** Documents kept with it; each side may add one. */
export const AgreementPapers = ({ agreement, papers, errors }: Papers) => (
  <Sheet title="Documents gardés">
    {papers.length === 0 ? (
      <p class="quiet">La convention signée et la délibération se gardent ici, en PDF.</p>
    ) : (
      <ul>
        {papers.map((paper) => (
          <li>
            <a href={`/conventions-de-don/${agreement.id}/documents/${paper.file_id}`}>{paper.name}</a>{' '}
            <span class="quiet small">{`${paper.organisation}, ${sayShort(paper.added_at)}`}</span>
          </li>
        ))}
      </ul>
    )}
    <Disclosure summary="Ajouter un PDF" open={Boolean(errors?.paper)}>
      <Form files action={`/conventions-de-don/${agreement.id}/documents`}>
        <FileField
          name="paper"
          label="Document"
          hint="Un PDF de 10 Mo au plus."
          accept=".pdf"
          required
          error={errors?.paper}
        />
        <Submit second label="Garder ce document" />
      </Form>
    </Disclosure>
  </Sheet>
)
