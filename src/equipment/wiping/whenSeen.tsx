import { DateField } from '#platform/ui/dateField.tsx'
import { Field } from '#platform/ui/field.tsx'
import type { Props } from './wipeRecord.fields.tsx'

/** When and where it was seen. */
export const When = ({ values, errors }: Props) => (
  <>
    <DateField name="done_on" label="Quel jour" value={values.done_on} required error={errors?.done_on} />
    <Field name="place" label="Où" hint="L’atelier, une ville." value={values.place} required error={errors?.place} />
  </>
)
