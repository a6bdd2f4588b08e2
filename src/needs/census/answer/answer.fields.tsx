import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { many, one } from '#platform/web/typed.ts'
import { type NeedKind, needKinds } from '../../households/words.ts'
import { AddCommune } from './addCommune.fields.tsx'
import { AmongFields } from './among.fields.tsx'
import { countField } from './answer.form.ts'
import { ownCommunes, WIDE } from './ownCommunes.ts'
import { QuestionFields } from './question.fields.tsx'

type Props = {
  census: {
    communes: readonly string[]
    kinds: readonly string[]
    publics: readonly string[]
    questions: readonly string[]
  }
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
  const written = Object.keys({ ...values, ...errors }).filter((field) => one(values[field]) || errors?.[field])
  const touched = census.communes.filter(
    (insee) => shown.has(insee) || written.some((field) => field.startsWith(countField(insee, ''))),
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
      {wide && <AddCommune own={own} others={others.length} values={props.values} errors={props.errors} />}
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
    {census.publics.length > 0 && <AmongFields {...{ census, values, errors, insee }} />}
  </Fieldset>
)
