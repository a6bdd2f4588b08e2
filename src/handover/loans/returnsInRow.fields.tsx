import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { complete, conditions, locks, pairs } from './loan.words.ts'

type Props = {
  places: readonly { id: string; name: string }[]
  place?: string
  handout?: string
  values: Typed
  errors?: Errors
}

/** What is asked for each machine under the scanner: where they are put stays, what is said of one is not said of the next. */
export const ReturnInRowForm = ({ places, place, handout, values, errors }: Props) => (
  <Form action="/prets/retours">
    {handout && <input type="hidden" name="seance" value={handout} />}
    <Select
      name="place"
      label="Où sont-ils rangés ?"
      required
      options={places.map(({ id, name }) => [id, name])}
      value={place}
      error={errors?.place}
    />
    <Radios
      name="accessories"
      label="Le chargeur de celui-ci"
      inline
      required
      options={pairs(complete)}
      value={errors ? values.accessories : 'all'}
      error={errors?.accessories}
    />
    <Disclosure
      summary="Abîmé, en panne ou verrouillé ?"
      open={errors !== undefined && (values.condition !== 'fine' || values.lock === 'locked')}
    >
      <Radios
        name="condition"
        label="Comment revient celui-ci ?"
        required
        options={pairs(conditions)}
        value={errors ? values.condition : 'fine'}
        error={errors?.condition}
      />
      <Radios
        name="lock"
        label="Un compte ou un code est-il resté dessus ?"
        required
        options={pairs(locks)}
        value={errors ? values.lock : 'unseen'}
        error={errors?.lock}
      />
    </Disclosure>
    <Field
      name="code"
      label="Code de l’étiquette"
      hint="Scannez, ou écrivez le numéro : ML-0412, numéro de série ou d’inventaire."
      error={errors?.code}
      autocomplete="off"
      spellcheck={false}
      width="medium"
      autofocus
      required
    />
    <Submit label="Noter le retour" />
  </Form>
)
