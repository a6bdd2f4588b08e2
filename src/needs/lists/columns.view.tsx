import type { Mapping } from '#platform/tables/columns.ts'
import { type List, samplesOf } from '#platform/tables/list.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors } from '#platform/web/form.ts'
import { columnField } from './columns.form.ts'
import { type ListField, targetsOf } from './list.targets.ts'

type Props = {
  name: string
  list: List
  mapping: Mapping<string>
  fields: readonly ListField[]
  errors: Errors | null
  back: string
}

/** What each column of a list gives: one choice a column, with a few of its cells. What is said here is remembered. */
export const ColumnsView = ({ name, list, mapping, fields, errors, back }: Props) => (
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
          hint={hintOf(samplesOf(list, at))}
          value={mapping[at] ?? ''}
          error={errors?.[columnField(at)]}
          empty="Ne pas lire cette colonne"
          options={targetsOf(fields).map(({ field, label }) => [field, label])}
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

const hintOf = (samples: readonly string[]) =>
  samples.length === 0
    ? 'Cette colonne est vide.'
    : samples.map((cell) => `«\u00a0${cell.length > 40 ? `${cell.slice(0, 39)}…` : cell}\u00a0»`).join(', ')
