import { sayShort } from '#platform/i18n/dates.ts'
import { linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors } from '#platform/web/form.ts'
import type { labelBatchesOf } from './labelBatch.store.ts'

export const PrintLabelBatch = ({ value, errors }: { value?: string; errors?: Errors | null }) => (
  <Form action="/etiquettes/planches">
    <Field
      name="count"
      label="Combien d’étiquettes"
      hint="Une planche A4 de 70 × 37 mm en porte 24."
      type="number"
      min={1}
      max={1000}
      width="short"
      required
      value={value ?? '24'}
      error={errors?.count}
    />
    <Submit second label="Préparer ces étiquettes" />
  </Form>
)

export const LabelBatchTable = ({ batches }: { batches: Awaited<ReturnType<typeof labelBatchesOf>> }) =>
  batches.length === 0 ? null : (
    <Rows
      caption="Planches préparées"
      columns={['Planche', 'Par', 'Collées']}
      rows={batches}
      cells={(batch) => [
        linkCell(`/etiquettes/planches/${batch.id}`, counted(batch.count, 'étiquette'), sayShort(batch.printed_at)),
        batch.printed_by,
        `${batch.claimed} sur ${batch.count}`,
      ]}
    />
  )
