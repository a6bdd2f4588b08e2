import { sayList } from '#platform/i18n/sayList.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'
import { type NeedKind, needKinds } from '../../households/words.ts'
import { amongWords, type TargetPublic } from '../../publics/words.ts'
import { amongField } from './answer.form.ts'

type Props = {
  census: { kinds: readonly string[]; publics: readonly string[] }
  insee: string
  values: Typed
  errors?: Errors
}

/** Beyond as many publics, the words that unfold them do not name each. */
const FEW = 3

/** How many of the people counted in a commune belong to the publics that the coordination asks for: folded, few know it. */
export const AmongFields = ({ census, insee, values, errors }: Props) => {
  const publics = census.publics as TargetPublic[]
  const fields = census.kinds.flatMap((kind) => publics.map((one) => amongField(insee, kind, one)))
  const names = sayList(publics.map((one) => amongWords[one]))
  return (
    <Disclosure
      summary={publics.length <= FEW ? `Dont ${names}` : 'Dont, public par public'}
      open={fields.some((field) => one(values[field]) || errors?.[field])}
    >
      <p class="quiet small">
        Parmi les personnes que vous venez de compter, si vous le savez. Une personne peut être dans plusieurs cases.
      </p>
      {publics.map((one) => (
        <Fieldset legend={`Dont ${amongWords[one]}`}>
          <Together>
            {census.kinds.map((kind) => (
              <Field
                name={amongField(insee, kind, one)}
                label={needKinds[kind as NeedKind]}
                value={values[amongField(insee, kind, one)]}
                error={errors?.[amongField(insee, kind, one)]}
                inputmode="numeric"
                width="short"
                required
                autocomplete="off"
              />
            ))}
          </Together>
        </Fieldset>
      ))}
    </Disclosure>
  )
}
