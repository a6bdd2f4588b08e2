import { DateField } from '#platform/ui/dateField.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { ListedNeed } from '../commission/proposal.store.ts'
import type { Sitting } from '../commission/sitting.store.ts'
import { sayPlace } from '../runs/run.words.ts'
import { nameOf } from './appeal.words.ts'

type Props = {
  run: Sitting
  need: ListedNeed
  refusal: string | null
  values: Typed
  errors?: Errors | undefined
}

/** A family asks: its day, its words. */
export const ReceivePage = ({ run, need, refusal, values, errors }: Props) => (
  <>
    <ErrorSummary errors={errors} />
    <Heading
      title={`Noter un recours : ${nameOf(need)}`}
      over={`${run.name}, ${need.commune_name}`}
      lead={sayPlace(need)}
    />
    {refusal && !errors ? (
      <Notice>{refusal}</Notice>
    ) : (
      <Form>
        <DateField name="received_on" label="Reçu le" value={values.received_on} error={errors?.received_on} required />
        <TextArea
          name="grounds"
          label="Ce que la famille demande, et pourquoi"
          hint="Avec ses mots. Une lettre, un courriel ou une visite suffisent : aucun formulaire n’est exigé."
          rows={4}
          maxlength={1000}
          value={values.grounds}
          error={errors?.grounds}
          required
        />
        <Submit label="Noter le recours" />
      </Form>
    )}
  </>
)
