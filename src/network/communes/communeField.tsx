import { Field } from '#platform/ui/field.tsx'
import type { Value } from '#platform/ui/question.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import type { Commune } from './commune.store.ts'
import { sayCommune } from './commune.words.ts'

type Props = {
  label?: string
  hint?: string
  value?: Value
  error?: string | null
  /** Several communes answer to what was typed: one is chosen, nothing is typed again. */
  choices?: readonly Commune[]
}

/** Asks for a commune, typed as people write it; what is sent is read by `communeMeant`. */
export const CommuneField = ({
  label = 'Commune',
  hint = 'Son nom, ou son code postal.',
  value,
  error,
  choices = [],
}: Props) =>
  choices.length > 1 ? (
    <Radios
      name="commune"
      label={label}
      hint="Plusieurs communes répondent à ce nom. Laquelle ?"
      error={error}
      required
      options={choices.map((commune) => [commune.insee, sayCommune(commune)] as const)}
    />
  ) : (
    <Field
      name="commune"
      label={label}
      hint={hint}
      value={value}
      error={error}
      required
      width="medium"
      autocomplete="off"
    />
  )
