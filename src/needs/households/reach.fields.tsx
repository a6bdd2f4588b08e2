import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { many, one } from '#platform/web/typed.ts'
import type { Filled } from './household.fields.tsx'
import { channels, languages } from './words.ts'

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

const common = Object.entries(languages).slice(0, 4)
const rarer = Object.entries(languages).slice(4)

/** The languages heard most around here first, the others one press away. */
const Languages = ({ values, errors }: Filled) => {
  const spoken = many(values.languages, ['fr'])
  return (
    <>
      <Checkboxes
        name="languages"
        label="Langues parlées"
        inline
        required
        value={spoken}
        error={errors?.languages}
        options={common}
      />
      <Disclosure summary="Une autre langue" open={rarer.some(([code]) => spoken.includes(code))}>
        <Checkboxes
          name="languages"
          id="champ-languages-autres"
          label="Autres langues"
          inline
          required
          value={spoken}
          options={rarer}
        />
      </Disclosure>
    </>
  )
}
