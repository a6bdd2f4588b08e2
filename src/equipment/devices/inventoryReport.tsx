import { html } from 'hono/html'
import { sayDay } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { cellReports } from '#platform/ui/cellReports.ts'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Table } from '#platform/ui/table.tsx'
import { nameDevice } from './device.words.ts'
import type { CheckedInventory, CheckedRow } from './inventoryImport.store.ts'
import { rowSays } from './inventoryImport.words.ts'

const SHOWN = 200

type Props = {
  list: CheckedInventory
  file: { id: string; name: string }
  lotId: string
  /** When this very file already came in. */
  imported: Date | null
  refusal: string | null
  now: Date
}

/** What an import would do, before it does: counts, columns, then every cell that was read, doubted or refused. */
export const DryRun = ({ list, file, lotId, imported, refusal, now }: Props) => {
  const here = `/dons/${lotId}/inventaire/${file.id}`
  return (
    <>
      <Heading title="Relire avant d’importer" lead={file.name} />
      <ErrorSummary refusal={refusal} />
      {imported && (
        <Notice tone="turn" title={`Déjà importé (${sayDay(imported, now)})`}>
          Ce fichier est déjà dans ce don. Rien ne sera ajouté deux fois.
        </Notice>
      )}
      <Figures>
        <Figure value={list.news} one="appareil à importer" many="appareils à importer" tone="done" />
        <Figure value={list.doubts} one="ligne à vérifier" many="lignes à vérifier" tone="turn" />
        <Figure value={list.known} one="appareil déjà connu" many="appareils déjà connus" />
        <Figure value={list.refused} one="ligne refusée" many="lignes refusées" tone="loss" />
      </Figures>
      {list.notes.map((note) => (
        <Notice>{note}</Notice>
      ))}
      <Actions>
        {list.news > 0 && !imported && <ActButton action={here} label={`Importer ${counted(list.news, 'appareil')}`} />}
        <LinkButton second icon="download" download href={`${here}/rapport.csv`}>
          Rapport complet (CSV)
        </LinkButton>
        <a class="plain" href={`/dons/${lotId}/inventaire`}>
          Choisir un autre fichier
        </a>
      </Actions>
      <Block title="Les lignes">
        <Rows
          caption={
            list.rows.length > SHOWN
              ? `Les ${SHOWN} premières lignes sur ${list.rows.length} ; la suite est dans le rapport`
              : 'Chaque ligne du fichier'
          }
          columns={['Ligne', 'Appareil', 'Ce qui sera fait', 'Cellule par cellule']}
          rows={list.rows.slice(0, SHOWN)}
          cells={(row) => [`Ligne ${row.row}`, deviceOf(row), verdict(row), cellReports(row.cells)]}
        />
      </Block>
      <Block title="Les colonnes">
        <Table
          caption="Ce que chaque colonne donne"
          captionHidden
          columns={['Colonne', 'Ce qui en est fait']}
          rows={list.columns.map((column) => [column.column || 'Sans titre', column.why])}
        />
      </Block>
    </>
  )
}

// Each cell is wrapped: on a phone a cell is a label and one value.
const deviceOf = ({ draft }: CheckedRow) => {
  if (!draft) return '–'
  const numbers = [draft.serial && `série ${draft.serial}`, draft.inventory_tag && `inventaire ${draft.inventory_tag}`]
  return html`<div>${nameDevice(draft)}<br /><small>${numbers.filter(Boolean).join(' · ')}</small></div>`
}

const verdict = (row: CheckedRow) => {
  const { text, tone } = rowSays(row)
  if (row.known && row.draft) return linkCell(`/appareils/${row.known.id}`, text)
  return html`<div>${chipCell(text, tone)}${row.refusal ? html`<br /><small>${row.refusal}</small>` : ''}</div>`
}
