import { Field } from '#platform/ui/field.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { SeenHandover } from './handover.store.ts'

type Props = {
  handover: SeenHandover
  values: Typed
  errors?: Errors
  /** How the choice is called: at the signature, or noted after it. */
  name: 'copy' | 'how'
  label: string
  printed: string
}

/** What becomes of the family's copy: printed, sent, or not wanted. */
export const CopyFields = ({ handover, values, errors, name, label, printed }: Props) => (
  <>
    <Radios
      name={name}
      label={label}
      value={values[name] ?? (handover.copy_failed_at ? null : handover.copy_how) ?? 'printed'}
      error={errors?.[name]}
      required
      options={[
        ['printed', printed],
        ['email', 'Par e-mail, dès maintenant'],
        ['none', 'La famille n’en veut pas'],
      ]}
    />
    <Field
      name="email"
      type="email"
      label="Adresse e-mail"
      onlyIf="pour un envoi par e-mail"
      value={values.email ?? (handover.copy_how === 'email' ? handover.copy_to : handover.email)}
      error={errors?.email}
      autocomplete="off"
    />
  </>
)
