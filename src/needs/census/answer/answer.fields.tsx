import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { many, one } from '#platform/web/typed.ts'
import { type NeedKind, needKinds } from '../../households/words.ts'
import { censusQuestions } from '../campaign/words.ts'
import { countField } from './answer.form.ts'
import { ownCommunes, WIDE } from './ownCommunes.ts'

type Props = {
  census: { communes: readonly string[]; kinds: readonly string[]; questions: readonly string[] }
  /** How each commune is named. */
  names: (insee: string) => string
  /** The structure that answers: its own commune comes first. Unknown, none is folded. */
  partner?: string
  values: Typed
  errors?: Errors
}

/** Those where something is written or refused are never folded. */
function ownFirst({ census, names, partner, values, errors }: Props): {
  own: readonly string[]
  others: readonly string[]
} {
  const wide = census.communes.length > WIDE
  if (partner === undefined && !wide) return { own: census.communes, others: [] }
  const shown = new Set(wide ? many(values.shown) : [])
  const touched = census.communes.filter(
    (insee) =>
      shown.has(insee) ||
      census.kinds.some((kind) => one(values[countField(insee, kind)]) || errors?.[countField(insee, kind)]),
  )
  return ownCommunes(partner ?? '', census.communes, names, touched)
}

/** How many people lack what, commune by commune, then the census's own questions: on a screen or typed from paper. */
export const AnswerFields = (props: Props) => {
  const { own, others } = ownFirst(props)
  const wide = props.census.communes.length > WIDE
  return (
    <>
      {own.map((insee) => (
        <CommuneFields {...props} insee={insee} />
      ))}
      {wide && <AddCommune {...props} own={own} others={others.length} />}
      {!wide && others.length > 0 && (
        <Disclosure
          summary={own.length > 0 ? counted(others.length, 'autre commune', 'autres communes') : 'Les communes'}
          open={own.length === 0}
        >
          {others.map((insee) => (
            <CommuneFields {...props} insee={insee} />
          ))}
        </Disclosure>
      )}
      <QuestionFields {...props} />
    </>
  )
}

/** A census of a whole département: no form holds nine hundred communes, one adds those that one sees. */
const AddCommune = ({ values, errors, own, others }: Props & { own: readonly string[]; others: number }) => (
  <Fieldset legend={own.length > 0 ? 'Une autre commune' : 'Votre commune'}>
    {own.map((insee) => (
      <input type="hidden" name="shown" value={insee} autocomplete="off" />
    ))}
    <Field
      name="other"
      label="Nom de la commune"
      value={values.other}
      error={errors?.other}
      hint={`Parmi les ${counted(others, 'autre commune', 'autres communes')} de ce recensement.`}
      autocomplete="off"
      spellcheck={false}
    />
    <Submit label="Ajouter cette commune" second />
  </Fieldset>
)

const CommuneFields = ({ census, names, values, errors, insee }: Props & { insee: string }) => (
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
)

const QuestionFields = ({ census, values, errors }: Props) =>
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
