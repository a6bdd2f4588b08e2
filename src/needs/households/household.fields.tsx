import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Checkboxes } from '#platform/ui/checkboxes.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { many, one } from '#platform/web/typed.ts'
import type { NeedHints } from './need.hints.ts'
import { agreementHows, channels, languages, needKinds } from './words.ts'

export type Filled = { values: Typed; errors?: Errors | null }

/** Who they are and where they live. */
export const WhoFields = ({ values, errors }: Filled) => (
  <Fieldset legend="La famille">
    <Field
      name="name"
      label="Nom de la famille ou de la personne"
      value={values.name}
      error={errors?.name}
      required
      autocomplete="off"
      hint="Par exemple : Famille Benali, ou Mme Kowalczyk"
    />
    <Field
      name="commune"
      label="Commune"
      value={values.commune}
      error={errors?.commune}
      required
      width="medium"
      autocomplete="off"
      hint="Son nom ou son code postal"
    />
    <Together>
      <Field
        name="adults"
        label="Adultes"
        type="number"
        inputmode="numeric"
        min={0}
        max={20}
        value={one(values.adults) ?? '1'}
        error={errors?.adults}
        required
        width="short"
      />
      <Field
        name="children"
        label="Enfants"
        type="number"
        inputmode="numeric"
        min={0}
        max={20}
        value={one(values.children) ?? '0'}
        error={errors?.children}
        required
        width="short"
      />
    </Together>
  </Fieldset>
)

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

/** What they need, in as few words as it takes. */
export const NeedFields = ({ values, errors, hints }: Filled & { hints: NeedHints }) => (
  <Fieldset legend="Ce dont elle a besoin">
    <Checkboxes
      name="needs"
      label="Besoins"
      required
      value={many(values.needs)}
      error={errors?.needs}
      options={Object.entries(needKinds).map(([kind, label]) => [
        kind,
        label,
        kind === 'skills' ? hints.skills : undefined,
      ])}
    />
    <TextArea
      name="situation"
      label="La situation, en une phrase"
      value={values.situation}
      error={errors?.situation}
      rows={3}
      maxlength={500}
      hint={`${hints.situation} Rien sur la santé, aucun numéro de sécurité sociale : Maillon ne doit pas les connaître.`}
    />
    <Checkbox name="urgent" label="C’est urgent" checked={one(values.urgent) === 'oui'} hint={hints.urgent} />
  </Fieldset>
)

/** The notice, to read or to give before anything is noted; what was typed stays open. */
export const NoticeToRead = () => (
  <p>
    Lisez-lui, ou donnez-lui,{' '}
    <a href="/notice" target="_blank" rel="noopener">
      la notice d’une page
    </a>{' '}
    (elle s’ouvre à côté).
  </p>
)

/** What she was told, and what she agreed to. */
export const AgreementFields = ({ values, errors }: Filled) => (
  <Fieldset legend="Avec son accord">
    <NoticeToRead />
    <Checkbox
      name="informed"
      label="La famille sait ce que je note ici, pourquoi, et qu’elle peut le lire ou le faire effacer"
      required
      checked={one(values.informed) === 'oui'}
      error={errors?.informed}
    />
    <Select
      name="agreed"
      label="Elle accepte que ces informations soient transmises à qui peut l’aider"
      empty="Pas encore demandé"
      value={one(values.agreed)}
      error={errors?.agreed}
      options={Object.entries(agreementHows)}
      hint="Sans cet accord, le besoin reste dans votre structure."
    />
  </Fieldset>
)
