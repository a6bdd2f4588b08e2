import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Together } from '#platform/ui/together.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'
import { authorities } from './words.ts'

type Props = { values: Typed; errors?: Errors | null }

/** Somebody of the household: what they are called first, the rest when it is known. */
export const BeneficiaryFields = ({ values, errors }: Props) => {
  const field = (name: string) => ({ name, value: values[name], error: errors?.[name] })
  return (
    <>
      <Fieldset legend="Cette personne">
        <Radios
          name="age_group"
          label="Est-ce"
          inline
          required
          value={one(values.age_group)}
          error={errors?.age_group}
          options={[
            ['adult', 'Un ou une adulte'],
            ['child', 'Un ou une enfant'],
          ]}
        />
        <Field {...field('first_name')} label="Prénom" required autocomplete="off" width="medium" />
        <Field
          {...field('last_name')}
          label="Nom de tous les jours"
          autocomplete="off"
          hint="S’il n’est pas celui de la famille."
        />
        <BirthFields {...{ values, errors }} />
      </Fieldset>
      <Disclosure
        summary="Ce qui aide parfois"
        open={Boolean(one(values.birth_name) || one(values.other_home) || one(values.authority))}
      >
        <Field {...field('birth_name')} label="Nom de naissance" autocomplete="off" />
        <Field
          {...field('class')}
          label="Classe"
          width="short"
          autocomplete="off"
          hint="Pour un enfant. Par exemple : 4e B"
        />
        <Field
          {...field('other_home')}
          label="Vit aussi ailleurs"
          autocomplete="off"
          hint="Pour un enfant. Par exemple : une semaine sur deux chez son père. L’adresse de l’autre foyer ne se note pas ici."
        />
        <Select
          name="authority"
          label="Pour les enfants du foyer"
          empty="Sans objet"
          value={one(values.authority)}
          error={errors?.authority}
          options={Object.entries(authorities)}
          hint="Pour un adulte. C’est cette personne qui donne l’accord pour un enfant de moins de 15 ans."
        />
        <Field {...field('phone')} label="Son propre téléphone" type="tel" width="medium" autocomplete="off" />
        <Field {...field('email')} label="Son propre e-mail" type="email" autocomplete="off" />
      </Disclosure>
    </>
  )
}

const BirthFields = ({ values, errors }: Props) => {
  const part = (name: 'birth_day' | 'birth_month' | 'birth_year', label: string) => (
    <Field
      name={name}
      label={label}
      value={values[name]}
      error={errors?.[name]}
      inputmode="numeric"
      width="short"
      autocomplete="off"
    />
  )
  return (
    <>
      <Together>
        {part('birth_day', 'Jour de naissance')}
        {part('birth_month', 'Mois')}
        {part('birth_year', 'Année')}
      </Together>
      <p class="quiet small">Laissez vide ce qui n’est pas sûr : l’année seule suffit.</p>
    </>
  )
}
