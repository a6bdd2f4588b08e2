import { Choice } from '#platform/ui/choice.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Beside, fieldId } from '#platform/ui/question.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'
import type { Line } from './handout.store.ts'
import { signField } from './list.form.ts'

/** One line of the signed list, as it is noted. */
export const SignedLine = ({ line, values, errors }: { line: Line; values: Typed; errors?: Errors }) => {
  const [name, signer] = [signField.signed(line.id), signField.signer(line.id)]
  return (
    <li class="pupil">
      <Beside name={name} error={errors?.[name]} />
      <Choice
        type="checkbox"
        id={fieldId(name)}
        name={name}
        option={['oui', line.pupils || line.household, line.numbers || 'Appareil à choisir']}
        checked={one(values[name]) === 'oui'}
      />
      <fieldset class="told">
        <legend class="hidden">{line.pupils || line.household}</legend>
        <Field
          name={signer}
          label="Qui a signé"
          value={values[signer]}
          error={errors?.[signer]}
          autocomplete="off"
          spellcheck={false}
          maxlength={120}
        />
      </fieldset>
    </li>
  )
}
