import { DateField } from '#platform/ui/dateField.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { destructions, resets } from './wipeRecord.words.ts'

type Props = { values: Typed; errors: Errors | null }

export const DestructionFields = ({ values, errors, drives }: Props & { drives: [string, string][] }) => (
  <>
    {drives.length === 0 && (
      <Notice tone="turn">Aucun disque de cet appareil n’attend de preuve. Relevez d’abord son matériel.</Notice>
    )}
    <Select
      name="serial"
      label="Quel disque"
      hint="Comparez avec le numéro de série écrit sur le disque que vous tenez."
      options={drives}
      value={values.serial ?? (drives.length === 1 ? drives[0]?.[0] : undefined)}
      required
      error={errors?.serial}
    />
    <Radios
      name="method"
      label="Comment il a été détruit"
      options={Object.entries(destructions)}
      value={values.method}
      required
      error={errors?.method}
    />
    <When values={values} errors={errors} />
    <Field
      name="slip"
      label="Numéro du bordereau de l’éco-organisme"
      hint="Si les restes y sont partis."
      value={values.slip}
      error={errors?.slip}
      spellcheck={false}
      width="medium"
    />
  </>
)

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

const When = ({ values, errors }: Props) => (
  <>
    <DateField name="done_on" label="Quel jour" value={values.done_on} required error={errors?.done_on} />
    <Field name="place" label="Où" hint="L’atelier, une ville." value={values.place} required error={errors?.place} />
  </>
)
