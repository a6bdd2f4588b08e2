import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { refusalReasons } from './words.ts'

type Props = {
  /** Who may be proposed instead: their identifiers and their names. */
  others: readonly (readonly [value: string, label: string])[]
  /** The reason that is likely, before anything is typed. */
  likely?: string
  values: Typed
  errors?: Errors
}

/** Why one says no, and who may answer better: the same by link and by account. */
export const RefusalFields = ({ others, likely, values, errors }: Props) => (
  <>
    <Radios
      name="reason"
      label="La raison"
      required
      value={values.reason ?? likely}
      error={errors?.reason}
      options={Object.entries(refusalReasons)}
    />
    <TextArea
      name="said"
      label="En quelques mots"
      value={values.said}
      error={errors?.said}
      rows={2}
      maxlength={300}
      hint="L’expéditeur les lira. Rien sur la santé."
    />
    {others.length > 0 && (
      <Select
        name="suggested"
        label="Qui pourrait mieux répondre"
        empty="Personne en particulier"
        value={values.suggested}
        error={errors?.suggested}
        options={others}
      />
    )}
  </>
)
