import { Form } from '#platform/ui/form.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { LotProps } from './lot.tsx'

/** The workshop accepts the lot, or says why not. */
export const Answer = ({ lot, errors, typed }: LotProps) => (
  <Sheet title={`${lot.donor} attend votre réponse`}>
    <Form action={`/dons/${lot.id}/reponse`}>
      <Radios
        name="answer"
        label="Acceptez-vous ce don ?"
        required
        options={[
          ['accepted', 'Oui, nous viendrons le chercher'],
          ['refused', 'Non'],
        ]}
        value={String(typed.answer ?? '')}
        error={errors?.answer}
      />
      <TextArea
        name="why"
        label="Pourquoi non, ou un mot pour le donateur"
        rows={2}
        value={String(typed.why ?? '')}
        error={errors?.why}
      />
      <Submit label="Répondre" />
    </Form>
  </Sheet>
)
