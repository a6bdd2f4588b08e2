import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Props } from './receive.view.tsx'

/** How many are there, before any list is opened. */
export const Count = ({ slip, typed, errors, first }: Props & { first?: boolean }) => (
  <Form action={`/transferts/${slip.id}/reception/compte`}>
    <Field
      name="count"
      label="Combien d’appareils avez-vous devant vous"
      hint="Comptez les boîtes avant d’ouvrir la liste. Vous pourrez recompter."
      type="number"
      inputmode="numeric"
      width="short"
      min={0}
      value={typed.count ?? slip.counted ?? ''}
      error={errors?.count}
      autofocus={first}
      required
    />
    <Submit label={first ? 'Noter ce compte' : 'Corriger le compte'} second={!first} />
  </Form>
)
