import { Confirm } from '#platform/ui/confirm.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { nameItem } from '../handovers/handover.facts.tsx'
import type { Batch, BatchItem } from './batch.store.ts'

type Props = { batch: Batch; item: BatchItem | null; action: string; values: Typed; errors?: Errors }

/** Asked before a thing is left out, or the whole sheet given up. */
export const Why = ({ batch, item, action, values, errors }: Props) => (
  <>
    <ErrorSummary errors={errors} />
    <Confirm
      title={item ? 'Ne pas remettre cet objet ?' : 'Annuler cette remise ?'}
      label={item ? 'Noter le refus' : 'Annuler la remise'}
      undo={item ? `${nameItem(item)} : le matériel redevient libre.` : 'Le matériel redevient libre.'}
      back={`/remises-groupees/${batch.id}`}
      action={action}
      danger
    >
      <Field name="why" label="Pourquoi" value={values.why} error={errors?.why} required maxlength={200} />
    </Confirm>
  </>
)
