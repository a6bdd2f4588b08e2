import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'
import { askedOf, censusQuestions, FOR_SCHOOLS } from '../campaign/words.ts'

type Props = {
  census: { questions: readonly string[] }
  /** The structure that answers; unknown, each question says whom it is for. */
  partner?: string
  values: Typed
  errors?: Errors
}

/** The census's own questions: none of them is about a person. */
export const QuestionFields = ({ census, partner, values, errors }: Props) => {
  const questions = partner === undefined ? census.questions : askedOf(census.questions, partner)
  return questions.length === 0 ? null : (
    <Fieldset legend="Et chez vous">
      {questions.includes('visitors') && (
        <Field
          name="visitors"
          label={censusQuestions.visitors}
          value={values.visitors}
          error={errors?.visitors}
          inputmode="numeric"
          width="short"
          autocomplete="off"
        />
      )}
      {questions.includes('help') && (
        <Radios
          name="help"
          label={censusQuestions.help}
          inline
          value={one(values.help)}
          error={errors?.help}
          options={[
            ['oui', 'Oui'],
            ['non', 'Non'],
          ]}
        />
      )}
      {questions.includes('workspace') && (
        <Field
          name="workspace"
          label={censusQuestions.workspace}
          hint={partner === undefined ? `${FOR_SCHOOLS}.` : undefined}
          value={values.workspace}
          error={errors?.workspace}
          inputmode="numeric"
          width="short"
          autocomplete="off"
        />
      )}
      {questions.includes('obstacle') && (
        <TextArea
          name="obstacle"
          label={censusQuestions.obstacle}
          value={values.obstacle}
          error={errors?.obstacle}
          rows={2}
          maxlength={300}
          hint="Sans nommer personne."
        />
      )}
    </Fieldset>
  )
}
