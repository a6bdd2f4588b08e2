import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'
import { type NeedKind, needKinds } from '../households/words.ts'
import { countField } from './census.form.ts'
import { censusQuestions } from './words.ts'

type Props = {
  census: { communes: readonly string[]; kinds: readonly string[]; questions: readonly string[] }
  /** How each commune is named. */
  names: (insee: string) => string
  values: Typed
  errors?: Errors
}

/** How many people lack what, commune by commune, then the census's own questions: on a screen or typed from paper. */
export const AnswerFields = ({ census, names, values, errors }: Props) => (
  <>
    {census.communes.map((insee) => (
      <Fieldset legend={names(insee)}>
        <Together>
          {census.kinds.map((kind) => (
            <Field
              name={countField(insee, kind)}
              label={needKinds[kind as NeedKind]}
              value={values[countField(insee, kind)]}
              error={errors?.[countField(insee, kind)]}
              inputmode="numeric"
              width="short"
              required
              autocomplete="off"
            />
          ))}
        </Together>
      </Fieldset>
    ))}
    <QuestionFields {...{ census, values, errors }} />
  </>
)

const QuestionFields = ({ census, values, errors }: Omit<Props, 'names'>) =>
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
