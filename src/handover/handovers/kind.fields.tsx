import { DateField } from '#platform/ui/dateField.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { handoverKinds } from './handover.words.ts'

type Props = { values: Typed; errors?: Errors; label: string; gift: string; hint?: string; today: string }

/** A loan with its day of return, or a gift; `gift` says whose it becomes. */
export const KindFields = ({ values, errors, label, gift, hint, today }: Props) => (
  <>
    <Radios
      name="kind"
      label={label}
      value={values.kind}
      error={errors?.kind}
      required
      options={[
        ['loan', handoverKinds.loan, 'Gratuit, avec une date de retour.'],
        ['gift', handoverKinds.gift, gift],
      ]}
    />
    <DateField
      name="due_on"
      label="Retour prévu le"
      onlyIf="pour un prêt"
      hint={hint}
      value={values.due_on}
      error={errors?.due_on}
      min={today}
    />
  </>
)
