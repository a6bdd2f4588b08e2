import { Field } from '#platform/ui/field.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'
import { agreementHows } from '../../households/words.ts'

type Props = { values: Typed; errors?: Errors | null; label?: string }

/** How those who are named said yes. */
export const AgreementSaid = ({ values, errors, label = 'Comment a-t-elle dit oui ?' }: Props) => (
  <Radios
    name="how"
    label={label}
    required
    inline
    value={one(values.how) ?? 'spoken'}
    error={errors?.how}
    options={Object.entries(agreementHows)}
  />
)

/** The person of the structure who heard it. */
export const HeardBy = ({ values, errors }: Props) => (
  <Field
    name="heard_by"
    label="À qui, dans la structure"
    value={values.heard_by}
    error={errors?.heard_by}
    maxlength={80}
    autocomplete="off"
  />
)
