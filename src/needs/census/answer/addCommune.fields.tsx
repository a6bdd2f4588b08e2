import { counted } from '#platform/ui/counted.ts'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'

type Props = {
  /** The communes that the form shows, and how many it does not. */
  own: readonly string[]
  others: number
  values: Typed
  errors?: Errors
}

/** A census of a whole département: no form holds nine hundred communes, one adds those that one sees. */
export const AddCommune = ({ own, others, values, errors }: Props) => (
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
