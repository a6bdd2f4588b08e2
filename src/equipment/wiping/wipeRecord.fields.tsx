import { Field } from '#platform/ui/field.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { When } from './whenSeen.tsx'
import { destructions } from './wipeRecord.words.ts'

export type Props = { values: Typed; errors: Errors | null }

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
