import { Field } from '#platform/ui/field.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import { work } from '../bench/work.tsx'
import { JoinForm } from './alias.form.ts'
import { joinDevices } from './join.store.ts'

/** Two records found to be one machine: this one keeps its number. */
export const joinPages = work({
  path: 'reunir',
  title: 'Réunir avec une autre fiche',
  label: 'Réunir les deux fiches',
  schema: JoinForm,
  fields: (text, errors) => (
    <>
      <p>
        Cette fiche garde son numéro. L’autre y mène désormais, avec toute son histoire. Chaque disque connu de l’une ou
        de l’autre doit être prouvé effacé.
      </p>
      <Field
        name="other"
        label="Numéro de l’autre fiche"
        hint="Scannez son étiquette, ou tapez son numéro."
        required
        spellcheck={false}
        value={text('other')}
        error={errors?.other}
      />
      <TextArea
        name="reason"
        label="À quoi voyez-vous que c’est la même machine ?"
        rows={2}
        required
        value={text('reason')}
        error={errors?.reason}
      />
    </>
  ),
  act: joinDevices,
  done: 'Les deux fiches sont réunies.',
})
