import { WaitingLists } from '#needs/lists/waiting.view.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { FileField } from '#platform/ui/fileField.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'

type UploadProps = {
  lists: readonly { id: string; name: string; partner?: string; kept_at: Date }[]
  typed: Typed
  errors: Errors | null
  now: Date
}

/** The file of what was bought, and the invoice that says it is new. */
export const AnnouncedUpload = ({ lists, typed, errors, now }: UploadProps) => (
  <>
    <Heading
      title="Annoncer des appareils par fichier"
      lead="Un bordereau part vers chaque établissement. Rien n’est enregistré avant que vous ayez relu le résultat."
    />
    <ErrorSummary errors={errors} />
    <WaitingLists lists={lists} under="/transferts/liste" now={now} />
    <Form files>
      <FileField
        name="list"
        label="Liste des appareils"
        hint="Un classeur Excel (.xlsx) ou un fichier CSV, un appareil par ligne : son numéro de série, son modèle, et l’établissement (code UAI ou nom). La classe, si elle est connue. 10 Mo au plus."
        accept=".xlsx,.csv,.txt,text/csv"
        required
        error={errors?.list}
      />
      <Field
        name="invoice"
        label="Facture ou marché"
        hint="Ces appareils sont neufs : personne ne s’en est servi, ils n’ont pas à être effacés. La facture en fait preuve."
        value={typed.invoice ?? ''}
        error={errors?.invoice}
        required
      />
      <Submit label="Relire la liste" />
    </Form>
  </>
)
