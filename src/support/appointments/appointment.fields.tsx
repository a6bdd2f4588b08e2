import type { Place } from '#network/places/place.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { DateField } from '#platform/ui/dateField.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Select } from '#platform/ui/select.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { durations, sayDuration } from '#support/schedule/schedule.rules.ts'
import { SureBox } from '#support/schedule/sureBox.tsx'

type Props = {
  values: Typed
  errors?: Errors
  places: readonly Place[]
  people: readonly { id: string; name: string }[]
  now: Date
}

/** Where, with whom, when. */
export const MeetingFields = ({ values, errors, places, people, now }: Props) => (
  <>
    <Select
      name="place"
      label="Lieu"
      value={values.place}
      error={errors?.place}
      required
      options={places.map(({ id, name, commune_name }) => [id, `${name}, ${commune_name}`])}
    />
    <Select
      name="mediator"
      label="Avec"
      value={values.mediator}
      error={errors?.mediator}
      required
      options={people.map(({ id, name }) => [id, name])}
    />
    <DateField name="day" label="Jour" value={values.day} error={errors?.day} required min={dayOf(now)} />
    <Field name="hour" label="Heure" type="time" value={values.hour} error={errors?.hour} required width="short" />
    <SureBox values={values} errors={errors} />
    <Select
      name="minutes"
      label="Durée"
      value={values.minutes ?? '60'}
      error={errors?.minutes}
      required
      empty={false}
      width="medium"
      options={durations.map((minutes) => [String(minutes), sayDuration(minutes)])}
    />
  </>
)
