import type { Mapping } from '#platform/tables/columns.ts'
import { orderOf } from '#platform/tables/date.ts'
import { inSlices } from '#platform/tables/inSlices.ts'
import type { List, ListRow } from '#platform/tables/list.ts'
import { nameKey } from '#platform/text/nameKey.ts'
import { searchKey } from '#platform/text/searchKey.ts'
import { readCounts } from './list.counts.ts'
import { readFamily } from './list.family.ts'
import type { FamilyDraft, Reading, ReadRow, Unclear } from './list.reading.ts'
import { RowReader } from './list.row.ts'
import type { ListField } from './list.targets.ts'

export type ReadList = { kind: 'families' | 'counts'; rows: ReadRow[]; unclear: Unclear[] }

/** What a family is told apart by, in one list and among those already named. */
export const familyKey = ({ name, commune, phone }: Pick<FamilyDraft, 'name' | 'commune' | 'phone'>): string =>
  [searchKey(name), commune.insee, phone ?? ''].join('|')

/** Reads every row of a list: families where a column names them, else people counted. Nothing is written. */
export async function readList(
  list: List,
  mapping: Mapping<ListField>,
  reading: Omit<Reading, 'dates'>,
): Promise<ReadList> {
  const kind = mapping.includes('name') ? 'families' : 'counts'
  const at = mapping.indexOf('agreed_on')
  const whole = { ...reading, dates: orderOf(at < 0 ? [] : list.rows.map(({ cells }) => cells[at] ?? '')) }
  const unclear = new Map<string, Unclear>()
  const seen = new Map<string, number>()
  const rows = await inSlices(list.rows, (row) => {
    const reader = new RowReader(row, list.header, mapping, whole, unclear)
    if (isTotal(row)) return reader.aside('Une ligne de total : elle n’est pas reprise.')
    if (kind === 'counts') return readCounts(reader, seen)
    const read = readFamily(reader)
    if (!read.family) return read
    const key = familyKey(read.family)
    const first = seen.get(key)
    if (first === undefined) seen.set(key, row.line)
    return first === undefined
      ? read
      : { ...read, aside: `La même famille que la ligne ${first} : elle compte une fois.` }
  })
  return { kind, rows, unclear: [...unclear.values()] }
}

const isTotal = ({ cells }: ListRow): boolean =>
  /^(sous )?(total|totaux|ensemble)\b/.test(nameKey(cells.find((cell) => cell !== '') ?? ''))
