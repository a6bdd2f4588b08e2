import { DateField } from '#platform/ui/dateField.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import type { Props } from './wipeRecord.fields.tsx'
import { explanations } from './wipeRecord.words.ts'

export const DatedFields = ({ values, errors }: Props) => (
  <>
    <Radios
      name="method"
      label="Pourquoi ce journal peut être cru"
      options={Object.entries(explanations)}
      value={values.method}
      required
      error={errors?.method}
    />
    <DateField
      name="done_on"
      label="Jour réel de l’effacement"
      value={values.done_on}
      required
      error={errors?.done_on}
    />
    <Field
      name="place"
      label="Où"
      hint="L’atelier, les locaux du donateur."
      value={values.place}
      required
      error={errors?.place}
    />
    <Field
      name="said_by"
      label="Qui l’atteste chez le donateur"
      onlyIf="si son service l’a effacé"
      hint="Un service, une fonction."
      value={values.said_by}
      error={errors?.said_by}
      width="medium"
    />
    <Field
      name="paper"
      label="Quel document le dit"
      onlyIf="si son service l’a effacé"
      hint="Par exemple « courriel du 12 mars 2026 »."
      value={values.paper}
      error={errors?.paper}
      width="medium"
    />
  </>
)
