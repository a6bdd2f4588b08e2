import { Actions } from '#platform/ui/actions.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors } from '#platform/web/form.ts'
import { columnField, type Mapping } from './columns.ts'
import { type List, samplesOf } from './list.ts'

type Props = {
  /** The list as it was named and read. */
  kept: { name: string; list: List }
  mapping: Mapping<string>
  /** What a column may give, and how it is said. */
  options: readonly (readonly [field: string, label: string])[]
  errors: Errors | null
  back: string
  /** "la liste", "le bordereau": what one reads over, and "à la prochaine liste", where the answer is proposed. */
  words?: readonly [what: string, next: string]
}

/** What each column of a list gives: one choice a column, with a few of its cells. What is said here is remembered for the same titles. */
export const ColumnsView = ({
  kept: { name, list },
  mapping,
  options,
  errors,
  back,
  words: [what, next] = ['la liste', 'à la prochaine liste'],
}: Props) => (
  <>
    <Heading
      title="Que dit chaque colonne ?"
      lead={`${name}. Votre réponse sera proposée ${next} qui a les mêmes titres.`}
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
          options={options.map(([field, label]) => [field, label])}
          required
        />
      ))}
      <Actions>
        <Submit label={`Relire ${what}`} />
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
