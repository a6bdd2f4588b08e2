import { Field } from '#platform/ui/field.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { conditions, locks, pairs } from './loan.words.ts'

type Props = {
  values: Typed
  errors?: Errors
  /** How each thing is asked of one machine of a family, or of several of a batch. */
  says: { condition: string; accessories: string; given?: string; lock: string }
}

/** In which state something comes back, with what, and whether somebody's account is left on it. */
export const ReturnedFields = ({ values, errors, says }: Props) => (
  <>
    <Radios
      name="condition"
      label={says.condition}
      required
      options={pairs(conditions)}
      value={values.condition}
      error={errors?.condition}
    />
    <Radios
      name="accessories"
      label={says.accessories}
      hint={says.given}
      required
      options={[
        ['all', 'Tout est là'],
        ['missing', 'Il manque quelque chose'],
      ]}
      value={values.accessories}
      error={errors?.accessories}
    />
    <Field
      name="missing"
      label="Ce qui manque"
      onlyIf="s’il manque quelque chose"
      value={values.missing}
      error={errors?.missing}
      maxlength={120}
    />
    <Radios
      name="lock"
      label="Un compte, un code ou une gestion à distance est-il resté dessus ?"
      hint={says.lock}
      required
      options={pairs(locks)}
      value={values.lock}
      error={errors?.lock}
    />
  </>
)
