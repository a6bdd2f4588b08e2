import { Field } from '#platform/ui/field.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'

/** Whoever answers says who they are: a link holds no account. */
export const WhoField = ({ values, errors }: { values: Typed; errors?: Errors }) => (
  <Field
    name="who"
    label="Votre prénom et votre nom"
    required
    value={values.who}
    error={errors?.who}
    autocomplete="name"
    maxlength={80}
    spellcheck={false}
    hint="L’expéditeur saura à qui il parle."
  />
)
