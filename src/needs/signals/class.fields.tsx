import { Radios } from '#platform/ui/radios.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'

/** A class list to paste, and how to read it. */
export const NamesFields = ({ values, errors }: { values: Typed; errors?: Errors }) => (
  <>
    <TextArea
      name="names"
      label="Les élèves, un par ligne"
      hint="Collez la liste de la classe : « PETIT Léo », « Léo Petit », ou deux colonnes d’un tableur. Rien d’autre que le nom et le prénom."
      value={values.names}
      error={errors?.names}
      rows={12}
      required
    />
    <Radios
      name="order"
      label="Ce qui vient en premier"
      hint="Un nom en majuscules est reconnu tout seul."
      inline
      required
      value={one(values.order) ?? 'last_first'}
      error={errors?.order}
      options={[
        ['last_first', 'Le nom'],
        ['first_last', 'Le prénom'],
      ]}
    />
  </>
)

/** What is kept of a class, said where it is given. */
export const KeptNote = () => (
  <p class="quiet">
    Seul votre établissement voit cette liste. Les noms jamais repérés sont effacés 60 jours après la dernière fois où
    la classe a été pointée, et tous les noms le 31 août.
  </p>
)
