import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { many, one } from '#platform/web/typed.ts'
import type { Filled } from './household.fields.tsx'
import { languages, languagesTyped, sayLanguage } from './languages.ts'
import { channels } from './words.ts'

/** How to reach them without making it hard for them. */
export const ReachFields = ({ values, errors }: Filled) => (
  <Fieldset legend="Pour la joindre">
    <Field
      name="phone"
      label="Téléphone"
      type="tel"
      onlyIf="pour un appel ou un SMS"
      value={values.phone}
      error={errors?.phone}
      width="medium"
      autocomplete="off"
    />
    <Field
      name="email"
      label="E-mail"
      type="email"
      onlyIf="si c’est ce qui marche le mieux"
      value={values.email}
      error={errors?.email}
      autocomplete="off"
    />
    <Radios
      name="channel"
      label="Ce qui marche le mieux"
      inline
      required
      value={one(values.channel) ?? 'phone'}
      error={errors?.channel}
      options={Object.entries(channels)}
    />
    <Field
      name="best_moment"
      label="Le bon moment"
      value={values.best_moment}
      error={errors?.best_moment}
      width="medium"
      hint="Par exemple : après 17 h"
    />
    <Languages {...{ values, errors }} />
    <Checkbox name="interpreter" label="Un interprète est utile" checked={one(values.interpreter) === 'oui'} />
  </Fieldset>
)

const boxes = Object.entries(languages).slice(0, 4)
const common = boxes.map(([code]) => code)
const rarer = Object.entries(languages).slice(4, -1)

/** The languages heard most first; the others are typed, and proposed while one types. A language that nobody foresaw is kept as it is written. */
const Languages = ({ values, errors }: Filled) => {
  const spoken = languagesTyped(many(values.languages, ['fr']))
  return (
    <>
      <Checkboxes
        name="languages"
        label="Langues parlées"
        inline
        required
        value={spoken}
        error={errors?.languages}
        options={boxes}
      />
      <Field
        name="languages"
        id="champ-languages-autres"
        label="Une autre langue"
        hint="Par exemple : tamoul, soninké. Plusieurs : séparez-les par une virgule."
        value={spoken
          .filter((one) => !common.includes(one))
          .map(sayLanguage)
          .join(', ')}
        list="langues"
        autocomplete="off"
        spellcheck={false}
      />
      <datalist id="langues">
        {rarer.map(([, label]) => (
          <option value={label} />
        ))}
      </datalist>
    </>
  )
}
