import { DateField } from '#platform/ui/dateField.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { arrivalAnswers } from './arrival.words.ts'

type Props = { values: Typed; errors?: Errors; today: string }

/** The question itself, the same by link and by account. */
export const ArrivalFields = ({ values, errors, today }: Props) => (
  <>
    <Radios
      name="came"
      label="La personne est-elle venue ?"
      required
      value={values.came}
      error={errors?.came}
      options={Object.entries(arrivalAnswers)}
    />
    <DateField
      name="came_on"
      label="Quel jour est-elle venue ?"
      value={values.came_on}
      error={errors?.came_on}
      max={today}
      hint="Si elle est venue, et si vous le savez."
    />
    <TextArea
      name="said"
      label="En une phrase"
      value={values.said}
      error={errors?.said}
      rows={2}
      maxlength={300}
      hint="L’expéditeur la lira. Rien sur la santé."
    />
  </>
)
