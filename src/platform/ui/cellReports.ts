import { html } from 'hono/html'
import { type CellReport, levels } from '#platform/tables/cell.ts'
import { chipCell, type Html } from './cells.ts'
import { counted } from './counted.ts'

/** A row of a list, cell by cell: those to look at first, those that were read folded. */
export const cellReports = (cells: readonly CellReport[]): Html => {
  const odd = cells.filter((cell) => cell.level !== 'read')
  const read = cells.filter((cell) => cell.level === 'read')
  const list = html`<details><summary>${counted(read.length, 'cellule lue', 'cellules lues')}</summary><ul>${read.map(plainCell)}</ul></details>`
  // Wrapped: on a phone a cell is a label and one value.
  return html`<div>${odd.map(oddCell)}${read.length > 0 ? list : ''}</div>`
}

const understood = (cell: CellReport) =>
  cell.understood && cell.understood !== cell.said ? html` → ${cell.understood}` : ''

const plainCell = (cell: CellReport) => html`<li><b>${cell.column}</b> « ${cell.said} »${understood(cell)}</li>`

const oddCell = (cell: CellReport) =>
  html`<p>${chipCell(levels[cell.level].label, levels[cell.level].tone)} <b>${cell.column || 'Ligne'}</b> ${
    cell.said ? `« ${cell.said} »` : 'vide'
  }${understood(cell)}. ${cell.why}</p>`
