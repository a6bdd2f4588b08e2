import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { headerOf, type Knows } from './header.ts'

/** One line as a file holds it: its number there, and its cells as texts. */
export type Line = { line: number; cells: string[] }

/** One line of a table: its number in the file, one text per column (missing cells are empty), and cells beyond the last column. */
export type TableRow = { line: number; cells: string[]; missing: number; extra: string[] }

/** Rows under their titles. `notes` are French sentences about the file as a whole (title skipped, column named twice). */
export type Table = { header: string[]; rows: Iterable<TableRow>; rowCount: number; notes: string[] }

/** Size limits, checked before anything is kept. */
export type TableLimits = { maxBytes: number; maxRows: number }
export const usualLimits: TableLimits = { maxBytes: 10_000_000, maxRows: 20_000 }

export const maxColumns = 500

/** Finds the titles of some lines and sets the rows under them. `knows` tells a title from any other words. */
export function tableOf(lines: Line[], { maxRows }: TableLimits, knows?: Knows): Table | Refusal {
  if (lines.some(({ cells }) => cells.length > maxColumns && cells.slice(maxColumns).some((cell) => cell !== '')))
    return refuse(tooWide)
  const { header, from, notes } = headerOf(lines, knows)
  const rows = lines.slice(from).filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (rows.length === 0)
    return refuse('Ce fichier ne contient que des titres de colonnes : ajoutez au moins une ligne.')
  if (rows.length > maxRows) return refuse(tooLong(maxRows))
  return {
    header,
    rows: { [Symbol.iterator]: () => aligned(rows, header.length) },
    rowCount: rows.length,
    notes,
  }
}

function* aligned(rows: Line[], width: number): Generator<TableRow> {
  for (const { line, cells } of rows) {
    const missing = Math.max(0, width - cells.length)
    yield {
      line,
      cells: Array.from({ length: width }, (_, column) => cells[column] ?? ''),
      missing,
      extra: cells.slice(width).filter((cell) => cell !== ''),
    }
  }
}

export const tooWide = `Cette liste dépasse ${maxColumns} colonnes : vérifiez que le bon fichier a été choisi.`

export const tooHeavy = (maxBytes: number) =>
  `Ce fichier dépasse ${Math.round(maxBytes / 1_000_000)} Mo. Découpez la liste en plusieurs fichiers.`

export const tooLong = (maxRows: number) =>
  `Cette liste dépasse ${new Intl.NumberFormat('fr-FR').format(maxRows)} lignes. Découpez-la en plusieurs fichiers.`
