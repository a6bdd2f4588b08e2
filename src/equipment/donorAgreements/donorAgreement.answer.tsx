import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Form } from '#platform/ui/form.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { one } from '#platform/web/typed.ts'
import { undertakings } from './donorAgreement.rules.ts'
import type { Props } from './donorAgreement.view.tsx'

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
