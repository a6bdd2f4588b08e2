import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { holdsNationalInsuranceNumber } from '#platform/text/nationalInsuranceNumber.ts'
import { typedCell } from '#platform/text/spreadsheet.ts'
import { inSlices } from './inSlices.ts'
import type { Table } from './table.ts'

/** A list as it waits to be taken in: its titles and its cells, under the number of their line in the file. */
export type List = { header: string[]; rows: ListRow[]; notes: string[] }
export type ListRow = { line: number; cells: string[] }

/** Stands where a national insurance number was: no list is kept with one. */
export const REMOVED = '(numéro de sécurité sociale retiré)'

/** The title of the last column of what we give back to be mended: it is ours, not the list's. */
export const WHY = 'Pourquoi cette ligne est refusée'

/** The cells of a table, ready to be kept. An export of ours that comes back is not changed by the trip. */
export async function listOf(table: Table): Promise<List> {
  let removed = 0
  const safe = (cell: string) => {
    if (cell === REMOVED) removed++
    if (cell.length < 13 || !holdsNationalInsuranceNumber(cell)) return typedCell(cell)
    removed++
    return REMOVED
  }
  const ours = table.header.at(-1) === WHY ? 1 : 0
  const rows = await inSlices(table.rows, ({ line, cells }) => ({
    line,
    cells: apart(cells.slice(0, cells.length - ours)).map(safe),
  }))
  const notes = removed
    ? ['Des numéros de sécurité sociale ont été retirés : Maillon n’a pas le droit d’en garder.', ...table.notes]
    : table.notes
  return { header: table.header.slice(0, table.header.length - ours).map(safe), rows, notes }
}

/** A number that two columns side by side hold between them is taken out of both. */
const apart = (cells: string[]): string[] =>
  cells.map((cell, at) => (splits(cells[at - 1], cell) || splits(cell, cells[at + 1]) ? REMOVED : cell))

const splits = (left = '', right = ''): boolean =>
  /\d\s*$/.test(left) &&
  /^\s*\d/.test(right) &&
  !holdsNationalInsuranceNumber(left) &&
  !holdsNationalInsuranceNumber(right) &&
  holdsNationalInsuranceNumber(`${left} ${right}`)

export function packList(list: List): { content: Buffer; sha256: Buffer } {
  const text = JSON.stringify(list)
  return { content: gzipSync(text, { level: 1 }), sha256: createHash('sha256').update(text).digest() }
}

export const unpackList = (content: Uint8Array): List => JSON.parse(gunzipSync(content).toString('utf8')) as List

/** The first cells of each column that say something: what its title means may be read from them. */
export const samplesOf = ({ header, rows }: List, at: number, most = 3): string[] => {
  const said = new Set<string>()
  for (const { cells } of rows) {
    const cell = cells[at] ?? ''
    if (cell !== '') said.add(cell)
    if (said.size === most) break
  }
  return header.length > at ? [...said] : []
}
