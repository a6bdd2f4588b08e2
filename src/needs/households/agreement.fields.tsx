import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Fieldset } from '#platform/ui/fieldset.tsx'
import { Select } from '#platform/ui/select.tsx'
import { one } from '#platform/web/typed.ts'
import type { Filled } from './household.fields.tsx'
import { agreementHows } from './words.ts'

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
