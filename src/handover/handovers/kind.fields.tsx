import { DateField } from '#platform/ui/dateField.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { handoverKinds } from './handover.words.ts'

type Props = {
  values: Typed
  errors?: Errors
  label: string
  gift: string
  hint?: string
  today: string
  entrusted?: boolean
}

/** A loan with its day of return, or a gift; `gift` says whose it becomes. What is all `entrusted` by another organisation is only lent. */
export const KindFields = ({ values, errors, label, gift, hint, today, entrusted }: Props) => (
  <>
    <Radios
      name="kind"
      label={label}
      value={values.kind}
      error={errors?.kind}
      required
      hint={
        entrusted
          ? 'Ces appareils sont confiés à votre structure par une autre : ils se prêtent, et ne se donnent pas.'
          : undefined
      }
      options={[
        ['loan', handoverKinds.loan, 'Gratuit, avec une date de retour.'],
        ...(entrusted ? [] : [['gift', handoverKinds.gift, gift] as const]),
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
