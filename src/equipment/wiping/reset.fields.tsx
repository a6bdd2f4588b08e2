import { Field } from '#platform/ui/field.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { When } from './whenSeen.tsx'
import type { Props } from './wipeRecord.fields.tsx'
import { resets } from './wipeRecord.words.ts'

export const ResetFields = ({ values, errors }: Props) => (
  <>
    <Radios
      name="method"
      label="Comment il a été remis à zéro"
      options={Object.entries(resets)}
      value={values.method}
      required
      error={errors?.method}
    />
    <Field
      name="system"
      label="Système et version"
      hint="Par exemple « Android 12 » ou « iPadOS 16.7 », lu avant la remise à zéro."
      value={values.system}
      required
      error={errors?.system}
      width="medium"
    />
    <When values={values} errors={errors} />
  </>
)
