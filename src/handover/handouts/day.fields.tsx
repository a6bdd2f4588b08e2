import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { KindFields } from '../handovers/kind.fields.tsx'
import { withDevice } from './handout.words.ts'

export type DayProps = {
  values: Typed
  errors?: Errors
  places: (readonly [string, string])[]
  today: string
  /** All that may be handed over belongs to somebody else: it is only lent. */
  entrusted?: boolean
}

/** What is asked of every session: its name, its day, its place, a loan or a gift, and what goes with each device. */
export const DayFields = ({ values, errors, places, today, entrusted }: DayProps) => (
  <>
    <Field name="title" label="Nom de la séance" value={values.title} error={errors?.title} required maxlength={120} />
    <Together>
      <DateField name="held_on" label="Jour" value={values.held_on} error={errors?.held_on} required min={today} />
      {places.length > 0 && (
        <Select
          name="place"
          label="Lieu"
          empty="Pas encore choisi"
          value={values.place}
          error={errors?.place}
          options={places}
        />
      )}
    </Together>
    <Checkboxes
      name="with"
      label="Avec chaque appareil"
      value={values.with}
      error={errors?.with}
      inline
      options={Object.entries(withDevice)}
    />
    <KindFields
      {...{ values, errors, today, entrusted }}
      label="Les familles le reçoivent comme"
      gift="Il leur appartient dès la signature."
    />
  </>
)
