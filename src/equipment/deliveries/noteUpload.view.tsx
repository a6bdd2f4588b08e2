import { html } from 'hono/html'
import type { Mapping } from '#platform/tables/columns.ts'
import { samplesOf } from '#platform/tables/list.ts'
import type { KeptList } from '#platform/tables/upload.store.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { FileField } from '#platform/ui/fileField.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { sayDeviceKind } from '../devices/device.words.ts'
import { columnField, noteFields } from './note.columns.ts'
import { countField, kinds } from './note.form.ts'

type Props = { lotId: string; corrected: boolean; values: Typed; errors: Errors | null; counting: boolean }

/** The note: a file in whatever shape, or numbers by kind when there is none. */
export const UploadView = ({ lotId, corrected, values, errors, counting }: Props) => (
  <>
    <Heading
      title={corrected ? 'Remplacer le bordereau' : 'Donner le bordereau de livraison'}
      lead={
        corrected
          ? 'Vous verrez ce qui change avant d’enregistrer. Les appareils déjà pointés le restent.'
          : 'Ce que le donateur dit avoir envoyé. Rien n’est enregistré avant que vous ayez relu.'
      }
    />
    <ErrorSummary errors={errors} />
    <Form action={`/dons/${lotId}/bordereau/liste`} files>
      <FileField
        name="list"
        label="Bordereau"
        hint="Un classeur Excel (.xlsx) ou un fichier CSV, tel que le donateur l’a écrit : numéros de série, inventaire, type, modèle, carton, quantité. 10 Mo au plus."
        accept=".xlsx,.csv,.txt,text/csv"
        required
        error={errors?.list}
      />
      <Submit label="Relire le bordereau" />
    </Form>
    {!corrected && (
      <Disclosure summary="Pas de fichier ? Donner des nombres" open={counting}>
        <Form action={`/dons/${lotId}/bordereau/quantites`}>
          {kinds.map((kind) => (
            <Field
              name={countField(kind)}
              label={sayDeviceKind(kind)}
              type="text"
              inputmode="numeric"
              width="short"
              value={values[countField(kind)]}
              error={errors?.[countField(kind)]}
            />
          ))}
          <Submit second label="Enregistrer ces nombres" />
        </Form>
      </Disclosure>
    )}
  </>
)

type ColumnsProps = { kept: KeptList; columns: Mapping<string>; errors: Errors | null; back: string }

/** What each column of a note gives, with a few of its cells. Said once, it is remembered for the same titles. */
export const ColumnsView = ({ kept, columns, errors, back }: ColumnsProps) => (
  <>
    <Heading
      title="Que dit chaque colonne ?"
      lead={`${kept.name}. Votre réponse sera proposée au prochain bordereau qui a les mêmes titres.`}
    />
    <ErrorSummary errors={errors} />
    <Form>
      {kept.list.header.map((title, at) => (
        <Select
          name={columnField(at)}
          label={title || `Colonne ${at + 1}, sans titre`}
          hint={hintOf(samplesOf(kept.list, at))}
          value={columns[at] ?? ''}
          error={errors?.[columnField(at)]}
          empty="Ne pas lire cette colonne"
          options={Object.entries(noteFields)}
          required
        />
      ))}
      <Actions>
        <Submit label="Relire le bordereau" />
        <a class="plain" href={back}>
          Revenir
        </a>
      </Actions>
    </Form>
  </>
)

const hintOf = (samples: readonly string[]) =>
  samples.length === 0
    ? 'Rien à lire dans cette colonne.'
    : samples.map((cell) => `«\u00a0${cell.length > 40 ? `${cell.slice(0, 39)}…` : cell}\u00a0»`).join(', ')

/** A machine as a note says it, in the cell of a list. */
export const machineCell = (name: string, numbers: string) => html`<div>${name}<br /><small>${numbers}</small></div>`
