import { Block } from '#platform/ui/block.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { nameItem } from '../handovers/handover.facts.tsx'
import { numbersOf } from '../handovers/handover.words.ts'
import { ReturnedFields } from '../loans/returned.fields.tsx'
import type { BatchProps } from './batch.view.tsx'

/** What comes back, thing by thing, and how: a batch is rarely returned whole. */
export const BatchBack = ({ batch, items, values, errors, places }: BatchProps) => (
  <Block title="Retour">
    <Form action={`/remises-groupees/${batch.id}/retour`}>
      <Checkboxes
        name="items"
        label="Ce qui revient"
        required
        hint="Cochez ensemble ce qui revient dans le même état. Un appareil abîmé ou incomplet se note à part."
        value={values.items}
        error={errors?.items}
        options={items
          .filter(({ state }) => state === 'accepted')
          .map((item) => [item.id, nameItem(item), numbersOf(item)])}
      />
      {places.length > 0 && (
        <Select
          name="place"
          label="Où est-ce maintenant ?"
          required
          options={places.map(({ id, name }) => [id, name])}
          value={values.place ?? (places.length === 1 ? places[0]?.id : undefined)}
          error={errors?.place}
        />
      )}
      <ReturnedFields
        {...{ values, errors }}
        says={{
          condition: 'Dans quel état ?',
          accessories: 'Chargeurs et accessoires',
          lock: 'Faites-le retirer maintenant : après, personne d’autre ne le peut.',
        }}
      />
      <p class="quiet">Un appareil qui revient est mis de côté, et effacé avant de resservir.</p>
      <Submit label="Noter le retour" />
    </Form>
  </Block>
)
