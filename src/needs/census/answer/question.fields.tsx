import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'
import { censusQuestions } from '../campaign/words.ts'

type Props = { census: { questions: readonly string[] }; values: Typed; errors?: Errors }

/** The census's own questions: none of them is about a person. */
export const QuestionFields = ({ census, values, errors }: Props) =>
  census.questions.length === 0 ? null : (
    <Fieldset legend="Et chez vous">
      {census.questions.includes('visitors') && (
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
      {census.questions.includes('help') && (
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
      {census.questions.includes('obstacle') && (
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
