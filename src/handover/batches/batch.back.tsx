import { Block } from '#platform/ui/block.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { nameItem } from '../handovers/handover.facts.tsx'
import { numbersOf } from '../handovers/handover.words.ts'
import { conditions, locks, pairs } from '../loans/loan.words.ts'
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
          label="À quel lieu est-ce maintenant ?"
          required
          options={places.map(({ id, name }) => [id, name])}
          value={values.place ?? (places.length === 1 ? places[0]?.id : undefined)}
          error={errors?.place}
        />
      )}
      <Radios
        name="condition"
        label="Dans quel état ?"
        required
        options={pairs(conditions)}
        value={values.condition}
        error={errors?.condition}
      />
      <Radios
        name="accessories"
        label="Chargeurs et accessoires"
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
        hint="Faites-le retirer maintenant : après, personne d’autre ne le peut."
        required
        options={pairs(locks)}
        value={values.lock}
        error={errors?.lock}
      />
      <p class="quiet">Un appareil qui revient est mis de côté, et effacé avant de resservir.</p>
      <Submit label="Noter le retour" />
    </Form>
  </Block>
)
