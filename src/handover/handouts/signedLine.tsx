import { Choice } from '#platform/ui/choice.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Beside, fieldId } from '#platform/ui/question.tsx'
import { Select } from '#platform/ui/select.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'
import { signerQualities } from '../handovers/signer.rules.ts'
import type { Line } from './handout.store.ts'
import { signField } from './list.form.ts'

const ticked = 'si la ligne est signée'

type Props = { line: Line; shown?: string; values: Typed; errors?: Errors }

/** One line of the signed list, as it is noted. */
export const SignedLine = ({ line, shown, values, errors }: Props) => {
  const [name, signer] = [signField.signed(line.id), signField.signer(line.id)]
  const [quality, address] = [signField.quality(line.id), signField.address(line.id)]
  return (
    <li class="pupil">
      <input type="hidden" name={signField.shown(line.id)} value={shown} />
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
          onlyIf={ticked}
          value={values[signer]}
          error={errors?.[signer]}
          autocomplete="off"
          spellcheck={false}
          maxlength={120}
        />
        {line.kind === 'loan' && (
          <Select
            name={quality}
            label="En qualité de"
            onlyIf={ticked}
            value={values[quality]}
            error={errors?.[quality]}
            options={Object.entries(signerQualities)}
          />
        )}
        {line.asks_address && (
          <Field
            name={address}
            label="Adresse de la famille"
            onlyIf={ticked}
            hint="La convention de prêt doit dire où sera l’appareil."
            value={values[address]}
            error={errors?.[address]}
            autocomplete="off"
            maxlength={200}
          />
        )}
      </fieldset>
    </li>
  )
}
