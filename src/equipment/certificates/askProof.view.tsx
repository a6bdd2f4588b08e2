import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { FileField } from '#platform/ui/fileField.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors } from '#platform/web/form.ts'

const one = 'une de ces réponses suffit'

/** Where a paper is checked when its square code cannot be scanned. */
export const AskProof = ({ errors }: { errors: Errors | null }) => (
  <>
    <Heading
      title="Vérifier un certificat d’effacement"
      lead="Le code est écrit sur le certificat. Aucun compte n’est nécessaire."
    />
    <ErrorSummary errors={errors} />
    <Form files action="/preuve">
      <Field
        name="code"
        label="Code du certificat"
        onlyIf={one}
        hint="Douze signes, par exemple 7KQ2-MX4P-9TRC."
        error={errors?.code}
        spellcheck={false}
        autocomplete="off"
        width="medium"
      />
      <FileField
        name="file"
        label="Ou le fichier PDF"
        onlyIf={one}
        hint="Il n’est pas gardé : seule son empreinte est comparée."
        accept=".pdf,application/pdf"
        error={errors?.file}
      />
      <Field
        name="digest"
        label="Ou son empreinte SHA-256"
        onlyIf={one}
        error={errors?.digest}
        spellcheck={false}
        autocomplete="off"
      />
      <Submit label="Vérifier" />
    </Form>
  </>
)
