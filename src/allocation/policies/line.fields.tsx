import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { type FactName, facts } from '../ranking/facts.ts'
import { boundField } from './line.form.ts'
import { factNames } from './policy.rules.ts'
import { factChoices } from './policy.words.ts'

type Props = { values: Typed; errors?: Errors | undefined }

const ofShape = (shape: string) => factNames.filter((fact) => facts[fact].shape === shape)

/** Everything that a line may ask of a family, fact by fact. What is left empty is not asked. */
export const ConditionFields = ({ values, errors }: Props) => (
  <Fieldset legend="De quelles familles s’agit-il ?">
    <p class="quiet">
      Toutes les réponses que vous donnez doivent être vraies ensemble. Dans une même liste, une seule des cases cochées
      suffit. Laissez vide ce qui ne compte pas.
    </p>
    {ofShape('yes').map((fact) => (
      <Checkbox name={fact} label={facts[fact].label} checked={values[fact] === 'oui'} error={errors?.[fact]} />
    ))}
    {ofShape('several').map((fact) => (
      <Checkboxes
        name={fact}
        label={facts[fact].label}
        options={Object.entries(factChoices[fact] ?? {})}
        value={values[fact] ?? []}
        error={errors?.[fact]}
        inline
      />
    ))}
    {ofShape('number').map((fact) => (
      <Together>
        <Bound {...{ fact, bound: 'atLeast', label: `${facts[fact].label} : au moins`, values, errors }} />
        <Bound {...{ fact, bound: 'atMost', label: `${facts[fact].label} : au plus`, values, errors }} />
      </Together>
    ))}
  </Fieldset>
)

const Bound = ({
  fact,
  bound,
  label,
  values,
  errors,
}: Props & { fact: FactName; bound: 'atLeast' | 'atMost'; label: string }) => {
  const name = boundField(fact, bound)
  return (
    <Field
      name={name}
      label={label}
      value={values[name]}
      error={errors?.[name]}
      width="short"
      inputmode="numeric"
      autocomplete="off"
    />
  )
}
