import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { Device } from '../devices/device.store.ts'
import { nameDevice } from '../devices/device.words.ts'
import type { Part } from './parts.store.ts'
import { PartsUsed, Version } from './partsUsed.tsx'

export type Props = {
  device: Device
  found: string
  used: Part[]
  stock: Part[]
  /** The reader may know what parts cost. */
  costs: boolean
  typed: Typed
  errors: Errors | null
}

/** One repair: what was found, the parts that went in, then what was done. */
export const RepairView = (props: Props) => {
  const { device, found, typed, errors } = props
  const text = (name: string) => String(typed[name] ?? '')
  return (
    <>
      <Heading title="Noter la réparation" lead={`${nameDevice(device)}, ${device.number}`} />
      <ErrorSummary errors={errors} />
      <p>
        <b>Ce qui a été trouvé</b> : {found}
      </p>
      <PartsUsed {...props} />
      <Form action={`/appareils/${device.id}/reparer`}>
        <Version {...props} />
        <TextArea name="done" label="Ce qui a été fait" rows={3} required value={text('done')} error={errors?.done} />
        <Field
          name="minutes"
          label="Temps passé"
          type="number"
          inputmode="numeric"
          width="short"
          unit="minutes"
          min={0}
          required
          value={text('minutes')}
          error={errors?.minutes}
        />
        <Submit label="La réparation est finie" />
      </Form>
    </>
  )
}
