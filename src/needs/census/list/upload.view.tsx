import { Actions } from '#platform/ui/actions.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { FileField } from '#platform/ui/fileField.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { ListDoor } from './list.door.ts'

type Props = { door: ListDoor; partners: readonly string[]; values: Typed; errors: Errors | null }

/** Sending a list: any columns in any order, or a model to fill. */
export const UploadView = ({ door, partners, values, errors }: Props) => (
  <>
    <Heading
      title="Envoyer une liste"
      lead="Votre propre tableau convient, quels que soient ses titres et l’ordre de ses colonnes. Rien n’est repris avant que vous ayez relu le résultat."
    />
    <ErrorSummary errors={errors} />
    <Form files>
      {door.partner === null && (
        <Field
          name="partner"
          label="Structure qui l’a remplie"
          value={values.partner}
          error={errors?.partner}
          onlyIf="sauf si une colonne le dit"
          list="structures"
          maxlength={160}
          autocomplete="off"
        />
      )}
      {partners.length > 0 && (
        <datalist id="structures">
          {partners.map((partner) => (
            <option value={partner} />
          ))}
        </datalist>
      )}
      <FileField
        name="list"
        label="Liste"
        hint="Un classeur Excel (.xlsx) ou un fichier CSV, 10 Mo au plus. Une ligne par famille d’accord pour être nommée, ou un nombre par commune. Aucun numéro de sécurité sociale."
        accept=".xlsx,.csv,.txt,text/csv"
        required
        error={errors?.list}
      />
      <Actions>
        <Submit label="Relire la liste" />
        <a class="plain" href={door.home}>
          Revenir
        </a>
      </Actions>
    </Form>
    <p>
      Pas encore de tableau ? Remplissez notre modèle :{' '}
      <a href={`${door.home}/modele.xlsx`}>pour Excel ou LibreOffice</a>, <a href={`${door.home}/modele.csv`}>en CSV</a>
      .
    </p>
  </>
)
