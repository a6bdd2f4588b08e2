import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'

export type Filled = { values: Typed; errors?: Errors | null }

/** Who they are and where they live. */
export const WhoFields = ({ values, errors }: Filled) => (
  <Fieldset legend="La famille">
    <Field
      name="name"
      label="Nom de la famille ou de la personne"
      value={values.name}
      error={errors?.name}
      required
      autocomplete="off"
      hint="Par exemple : Famille Benali, ou Mme Kowalczyk"
    />
    <Field
      name="commune"
      label="Commune"
      value={values.commune}
      error={errors?.commune}
      required
      width="medium"
      autocomplete="off"
      hint="Son nom ou son code postal"
    />
    <Together>
      <Field
        name="adults"
        label="Adultes"
        type="number"
        inputmode="numeric"
        min={0}
        max={20}
        value={one(values.adults) ?? '1'}
        error={errors?.adults}
        required
        width="short"
      />
      <Field
        name="children"
        label="Enfants"
        type="number"
        inputmode="numeric"
        min={0}
        max={20}
        value={one(values.children) ?? '0'}
        error={errors?.children}
        required
        width="short"
      />
    </Together>
  </Fieldset>
)
