import { Checkbox } from '#platform/ui/checkbox.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'

/** Confirms an unusual hour; it is shown once the question was asked. */
export const SureBox = ({ values, errors }: { values: Typed; errors?: Errors }) =>
  errors?.sure || values.sure ? (
    <Checkbox
      name="sure"
      label="Oui, c’est bien à cette heure"
      checked={values.sure === 'oui'}
      error={errors?.sure}
      required
    />
  ) : null
