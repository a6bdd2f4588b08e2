import { html } from 'hono/html'
import type { KeptList } from '#platform/tables/upload.store.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { cellReports } from '#platform/ui/cellReports.ts'
import { chipCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { nameDevice } from '../devices/device.words.ts'
import type { NoteDiff } from './note.diff.ts'
import type { NoteRow, ReadNote } from './note.read.ts'
import { sayNumbers } from './note.words.ts'
import { machineCell } from './noteUpload.view.tsx'

const SHOWN = 200

type Props = {
  lotId: string
  kept: KeptList
  read: ReadNote
  /** What it changes of the note that is there; null for a first one. */
  diff: NoteDiff | null
  same: boolean
  refusal: string | null
}

/** What a file says, line by line, and what it changes, before anything is written. */
export const DryRunView = ({ lotId, kept, read, diff, same, refusal }: Props) => {
  const here = `/dons/${lotId}/bordereau/liste/${kept.id}`
  return (
    <>
      <Heading title="Relire le bordereau" lead={kept.name} />
      <ErrorSummary refusal={refusal} />
      {same && (
        <Notice tone="turn" title="C’est déjà le bordereau de ce don">
          Rien ne changera.
        </Notice>
      )}
      <Figures>
        <Figure value={read.machines} one="appareil attendu" many="appareils attendus" tone="done" />
        <Figure
          value={read.doubts}
          one="ligne à vérifier"
          many="lignes à vérifier"
          tone={read.doubts ? 'turn' : undefined}
        />
        <Figure
          value={read.doubles}
          one="ligne en double"
          many="lignes en double"
          tone={read.doubles ? 'turn' : undefined}
        />
        <Figure
          value={read.refused}
          one="ligne refusée"
          many="lignes refusées"
          tone={read.refused ? 'loss' : undefined}
        />
      </Figures>
      {kept.list.notes.map((note) => (
        <Notice>{note}</Notice>
      ))}
      {diff && !same && <Changes diff={diff} />}
      <Actions>
        {read.machines > 0 && !same && (
          <ActButton
            action={here}
            label={diff ? 'Remplacer le bordereau' : `Attendre ${counted(read.machines, 'appareil')}`}
          />
        )}
        <a class="plain" href={`${here}/colonnes`}>
          Corriger les colonnes
        </a>
        <a class="plain" href={`/dons/${lotId}/bordereau/liste`}>
          Choisir un autre fichier
        </a>
      </Actions>
      <Block title="Ligne par ligne">
        <Rows
          caption={
            read.rows.length > SHOWN
              ? `${SHOWN} lignes sur ${read.rows.length}, celles à regarder d’abord`
              : 'Chaque ligne du fichier, celles à regarder d’abord'
          }
          columns={['Ligne', 'Appareil', 'Ce qui sera fait', 'Cellule par cellule']}
          rows={read.rows.toSorted((a, b) => oddness(b) - oddness(a)).slice(0, SHOWN)}
          cells={(row) => [`Ligne ${row.row}`, machineOf(row), verdict(row), cellReports(row.cells)]}
        />
      </Block>
    </>
  )
}

const Changes = ({ diff }: { diff: NoteDiff }) => {
  const changed = diff.kept.filter((line) => line.changed).length
  const scanned = diff.removed.filter((line) => line.scanned).length
  return (
    <Block title="Ce qui change">
      <Figures>
        <Figure value={diff.added.length} one="appareil ajouté" many="appareils ajoutés" />
        <Figure value={diff.removed.length} one="appareil retiré" many="appareils retirés" />
        <Figure value={changed} one="appareil corrigé" many="appareils corrigés" />
      </Figures>
      {scanned > 0 && (
        <p>
          {counted(scanned, 'appareil déjà pointé n’est', 'appareils déjà pointés ne sont')} plus sur ce bordereau :{' '}
          {scanned > 1 ? 'ils passeront' : 'il passera'} dans « en plus ». Aucun pointage n’est perdu.
        </p>
      )}
      <Rows
        caption="Appareils ajoutés ou retirés"
        captionHidden
        columns={['Appareil', 'Changement']}
        rows={[
          ...diff.removed.map((line) => ({ line, gone: true })),
          ...diff.added.map((line) => ({ line, gone: false })),
        ].slice(0, 50)}
        cells={({ line, gone }) => [
          machineCell(nameDevice(line), sayNumbers(line)),
          chipCell(gone ? 'Retiré' : 'Ajouté', gone ? 'loss' : 'done'),
        ]}
      />
    </Block>
  )
}

const oddness = (row: NoteRow): number => {
  if (row.refusal) return 3
  if (row.doubleOf !== null) return 2
  return row.cells.some(({ level }) => level !== 'read') ? 1 : 0
}

const machineOf = ({ draft }: NoteRow) => (draft ? machineCell(nameDevice(draft), sayNumbers(draft)) : '–')

const verdict = (row: NoteRow) => {
  if (row.refusal) return html`<div>${chipCell('Refusée', 'loss')}<br /><small>${row.refusal}</small></div>`
  if (row.doubleOf !== null) return chipCell(`En double de la ligne ${row.doubleOf}`, 'turn')
  const text = row.count > 1 ? `${row.count} appareils attendus` : 'Attendu'
  return chipCell(oddness(row) ? `${text}, à vérifier` : text, oddness(row) ? 'turn' : 'done')
}
