import { Field } from '#platform/ui/field.tsx'
import { Select } from '#platform/ui/select.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { Quota } from '../programmes/quota.store.ts'
import { placeOptions } from './placeOptions.ts'
import type { SeenReservation } from './reservation.store.ts'

type Props = {
  quotas: readonly Quota[]
  reservations: readonly SeenReservation[]
  values: Typed
  errors?: Errors
  today: string
}

/** Which places of a programme, and how many. */
export const PlacesFields = ({ quotas, reservations, values, errors, today }: Props) => (
  <>
    <Select
      name="place"
      label="Quelles places"
      required
      value={values.place}
      error={errors?.place}
      options={placeOptions(quotas, reservations, today)}
    />
    <Field
      name="places"
      label="Combien"
      unit="places"
      width="short"
      inputmode="numeric"
      autocomplete="off"
      required
      value={values.places}
      error={errors?.places}
    />
  </>
)
