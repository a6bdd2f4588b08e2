import { Field } from '#platform/ui/field.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'

/** Who answers behind a link, which holds no account. */
export const WhoField = ({ values, errors }: { values: Typed; errors?: Errors | null }) => (
  <Field
    name="who"
    label="Votre prénom et votre nom"
    required
    autocomplete="name"
    value={String(values.who ?? '')}
    error={errors?.who}
    spellcheck={false}
  />
)
