import { levels } from '#platform/tables/cell.ts'
import { type List, WHY } from '#platform/tables/list.ts'
import { csv } from '#platform/web/csv.ts'
import type { ReadRow } from './list.reading.ts'

/** What became of every cell of a list. */
export const reportOf = (rows: readonly ReadRow[]): Response =>
  csv(
    'rapport.csv',
    ['Ligne', 'Colonne', 'Verdict', 'Dans la liste', 'Compris', 'Pourquoi'],
    rows.flatMap((row) => [
      [
        row.line,
        '',
        row.refusal ? 'refusée' : row.aside ? 'mise de côté' : 'lue',
        '',
        '',
        row.refusal ?? row.aside ?? '',
      ],
      ...row.cells.map((cell) => [
        row.line,
        cell.column,
        levels[cell.level].label,
        cell.said,
        cell.understood ?? '',
        cell.why,
      ]),
    ]),
  )

/** The rows that were refused, as they were written, to be mended and sent again: the titles are the same, and why comes last. `why`: a sentence for each of their lines. */
export function refusedRows({ header, rows }: List, why: ReadonlyMap<number, string>): Response {
  return csv(
    'lignes-a-corriger.csv',
    [...header, WHY],
    rows.flatMap(({ line, cells }) => {
      const said = why.get(line)
      return said === undefined ? [] : [[...header.map((_, at) => cells[at] ?? ''), said]]
    }),
  )
}
