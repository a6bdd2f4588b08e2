import { html } from 'hono/html'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { FileField } from '#platform/ui/fileField.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { sayDeviceKind } from '../devices/device.words.ts'
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

/** A machine as a note says it, in the cell of a list. */
export const machineCell = (name: string, numbers: string) => html`<div>${name}<br /><small>${numbers}</small></div>`
