import { html } from 'hono/html'
import { Block } from '#platform/ui/block.tsx'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { goneWords } from '../runs/gone.words.ts'
import { placeCell } from '../runs/place.cell.ts'
import { sayReasons } from '../waiting/order.words.ts'
import { sayFamily } from './commission.words.ts'
import type { Asked, ListedNeed, Share } from './proposal.store.ts'
import type { Sitting } from './sitting.store.ts'

type Props = {
  run: Sitting
  rows: ListedNeed[]
  shares: Share[]
  asked: Asked
  named: boolean
  open: boolean
  at: string
  older: string | null
  first: string | null
}

/** The families in the order of the run, one page at a time, with the way to derogate for each. */
export const Families = ({ run, rows, shares, asked, named, open, at, older, first }: Props) => (
  <Block title="Les familles, dans l’ordre du calcul" id="familles">
    <Filters
      action={at}
      active={Boolean(asked.who !== 'waiting' || asked.commune || named)}
      clear="Revenir à celles qui attendent"
    >
      <Select
        name="qui"
        label="Montrer"
        empty={false}
        value={asked.who === 'waiting' ? 'attente' : asked.who === 'served' ? 'servies' : 'toutes'}
        required
        options={[
          ['attente', 'Celles qui attendent'],
          ['servies', 'Celles qui sont servies'],
          ['toutes', 'Toutes'],
        ]}
      />
      <Select
        name="commune"
        label="Commune"
        empty="Toutes"
        required
        value={asked.commune}
        options={shares.filter(({ part }) => part === 'commune').map(({ key, name }) => [key, name])}
      />
      <Select
        name="noms"
        label="Affichage"
        empty="Sans les noms"
        required
        value={named ? 'oui' : ''}
        options={[['oui', 'Avec les noms']]}
      />
    </Filters>
    {rows.length === 0 ? (
      <Empty title="Aucune famille ici">
        <p>Changez de commune, ou montrez toutes les familles.</p>
      </Empty>
    ) : (
      <Rows
        caption="Familles du passage"
        captionHidden
        short
        columns={['Famille', 'Place dans l’ordre', 'Proposition', 'Pourquoi', '']}
        rows={rows}
        cells={(row) => [
          linkCell(
            familyHref(row, { at: `/passages/${run.id}`, open, named }),
            sayFamily(row, named),
            row.commune_name,
          ),
          placeCell(row),
          outcomeCell(row),
          html`<span>${becauseOf(row)}<small>${sayReasons(row) || 'Aucun motif noté'}</small></span>`,
          actCell(row, { at: `/passages/${run.id}`, open, named }),
        ]}
      />
    )}
    <Pager older={older} newer={first} words={['Première page', 'Suite de la liste']} />
  </Block>
)

type Doing = { at: string; open: boolean; named: boolean }

/** A family's sheet is written by the decision; before it, what the commission may do. */
const familyHref = (row: ListedNeed, { at, open, named }: Doing) =>
  open ? derogationHref(row, at, named) : `${at}/familles/${row.id}`

const derogationHref = ({ id }: ListedNeed, at: string, named: boolean) =>
  `${at}/derogations/${id}${named ? '?noms=oui' : ''}`

/** Before the decision, a derogation; after it, an appeal of a family that waits. */
function actCell(row: ListedNeed, { at, open, named }: Doing) {
  const hidden = html`<span class="hidden"> ${sayFamily(row, named)}</span>`
  if (open) {
    const verb = row.way ? 'Voir la dérogation' : row.served ? 'Faire sortir' : 'Faire entrer'
    return html`<a class="button second" href="${derogationHref(row, at, named)}">${verb}${hidden}</a>`
  }
  return row.final === 'waiting' && !row.gone
    ? html`<a class="button second" href="${at}/recours/${row.id}">Noter un recours${hidden}</a>`
    : null
}

const outcomeCell = ({ gone, served }: ListedNeed) =>
  gone ? chipCell('Ne participe plus', 'calm') : served ? chipCell('Servie', 'done') : chipCell('En attente')

/** What the family is given, or what is full for it. */
function becauseOf(row: ListedNeed): string {
  if (row.gone) return goneWords[row.gone]
  if (row.way) return 'Par dérogation'
  if (row.served) return row.kit
  return row.binding.join(' + ') || 'Stock épuisé'
}
