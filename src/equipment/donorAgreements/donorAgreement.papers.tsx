import { sayShort } from '#platform/i18n/dates.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { FileField } from '#platform/ui/fileField.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors } from '#platform/web/form.ts'
import type { DonorAgreement, papersOf } from './donorAgreement.store.ts'

type Papers = { agreement: DonorAgreement; papers: Awaited<ReturnType<typeof papersOf>>; errors: Errors | null }

/** Documents kept with it; each side may add one. */
export const AgreementPapers = ({ agreement, papers, errors }: Papers) => (
  <Sheet title="Documents gardés">
    {papers.length === 0 ? (
      <p class="quiet">La convention signée et la délibération se gardent ici, en PDF.</p>
    ) : (
      <ul>
        {papers.map((paper) => (
          <li>
            <a href={`/conventions-de-don/${agreement.id}/documents/${paper.file_id}`}>{paper.name}</a>{' '}
            <span class="quiet small">{`${paper.organisation}, ${sayShort(paper.added_at)}`}</span>
          </li>
        ))}
      </ul>
    )}
    <Disclosure summary="Ajouter un PDF" open={Boolean(errors?.paper)}>
      <Form files action={`/conventions-de-don/${agreement.id}/documents`}>
        <FileField
          name="paper"
          label="Document"
          hint="Un PDF de 10 Mo au plus."
          accept=".pdf"
          required
          error={errors?.paper}
        />
        <Submit second label="Garder ce document" />
      </Form>
    </Disclosure>
  </Sheet>
)
