import type { Mapping } from '#platform/tables/columns.ts'
import { samplesOf } from '#platform/tables/list.ts'
import type { KeptList } from '#platform/tables/upload.store.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors } from '#platform/web/form.ts'
import { targets } from './announced.targets.ts'

export const columnField = (at: number) => `column.${at}`

type Props = { kept: KeptList; mapping: Mapping<string>; errors: Errors | null; back: string }

/** What each column of a list of devices gives. What is said here is proposed for the next list of the same titles. */
export const AnnouncedColumns = ({ kept: { name, list }, mapping, errors, back }: Props) => (
  <>
    <Heading
      title="Que dit chaque colonne ?"
      lead={`${name}. Votre réponse sera proposée à la prochaine liste qui a les mêmes titres.`}
    />
    <ErrorSummary errors={errors} />
    <Form>
      {list.header.map((title, at) => (
        <Select
          name={columnField(at)}
          label={title || `Colonne ${at + 1}, sans titre`}
          hint={
            samplesOf(list, at)
              .map((cell) => `« ${cell.slice(0, 40)} »`)
              .join(', ') || 'Cette colonne est vide.'
          }
          value={mapping[at] ?? ''}
          error={errors?.[columnField(at)]}
          empty="Ne pas lire cette colonne"
          options={targets.map(({ field, label }) => [field, label])}
          required
        />
      ))}
      <Actions>
        <Submit label="Relire la liste" />
        <a class="plain" href={back}>
          Revenir
        </a>
      </Actions>
    </Form>
  </>
)
