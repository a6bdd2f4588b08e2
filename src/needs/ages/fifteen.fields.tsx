import { Notice } from '#platform/ui/notice.tsx'
import { fieldId } from '#platform/ui/question.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { fifteenAnswers, fifteenQuestion } from './fifteen.words.ts'

type Props = { name?: string; values: Typed; errors?: Errors | null }

/** Of somebody of whom only the year of birth is known, and no adult is counted. */
export const FifteenField = ({ name = '', values, errors }: Props) => (
  <Radios
    name="fifteen"
    label={fifteenQuestion(name)}
    hint="Seule son année de naissance est connue. Avant 15 ans, un adulte répond de l’enfant."
    required
    value={values.fifteen}
    error={errors?.fifteen}
    options={Object.entries(fifteenAnswers)}
  />
)

/** One more question, as any other of the page: nothing that was typed is wrong. */
export const NextQuestion = ({ name, question }: { name: string; question: string }) => (
  <Notice title="Encore une question">
    <p>
      <a href={`#${fieldId(name)}`}>{question}</a> Ce que vous avez écrit est gardé.
    </p>
  </Notice>
)
