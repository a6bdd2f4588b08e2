import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import type { CellReport } from '#platform/tables/cell.ts'
import { orderOf } from '#platform/tables/date.ts'
import { inSlices } from '#platform/tables/inSlices.ts'
import { readSpreadsheet } from '#platform/tables/readSpreadsheet.ts'
import { type Table, type TableRow, usualLimits } from '#platform/tables/table.ts'
import { type DeviceDraft, type Reading, readCell } from './inventory.cell.ts'
import { type ColumnReport, mapColumns, named, said } from './inventory.columns.ts'
import { type Twins, twinOf } from './inventory.twins.ts'

/** One row: its line in the file, the device it gives (null when refused, and `refusal` says why) and a report on each of its cells. */
export type InventoryRow = { row: number; draft: DeviceDraft | null; refusal: string | null; cells: CellReport[] }

/** The dry run of an import: nothing is written. An import acts on the rows whose `draft` is not null, and on those only. */
export type Inventory = {
  columns: ColumnReport[]
  rows: InventoryRow[]
  accepted: number
  refused: number
  doubts: number
  notes: string[]
}

/** Reads a list of devices (workbook or CSV). `today` ('YYYY-MM-DD') bounds purchase dates. */
export async function readInventory(bytes: Uint8Array, today: string): Promise<Inventory | Refusal> {
  const table = await readSpreadsheet(bytes, usualLimits, named)
  if (refused(table)) return table
  const columns = mapColumns(table.header)
  const has = (...fields: string[]) => columns.some((column) => column.field !== null && fields.includes(column.field))
  if (!has('serial', 'inventory_tag'))
    return refuse(
      'Aucune colonne ne donne un numéro de série ou d’inventaire : ajoutez-en une, par exemple « N° de série ».',
    )
  const reading: Reading = { dates: orderOf(cellsOf(table, columns)), today }
  const twins: Twins = { serials: new Map(), tags: new Map() }
  const rows = await inSlices(table.rows, (row) => readRow(row, columns, reading, twins))
  const level = (wanted: string) =>
    rows.filter((row) => row.draft !== null && row.cells.some((cell) => cell.level === wanted)).length
  const accepted = rows.filter((row) => row.draft !== null).length
  return { columns, rows, accepted, refused: rows.length - accepted, doubts: level('doubt'), notes: table.notes }
}

function* cellsOf(table: Table, columns: ColumnReport[]): Generator<string> {
  const dates = columns.filter((column) => column.field === 'acquired_on')
  for (const row of table.rows) for (const { at } of dates) yield row.cells[at]!
}

function readRow(row: TableRow, columns: ColumnReport[], reading: Reading, twins: Twins): InventoryRow {
  const draft: DeviceDraft = {
    kind: 'other',
    brand: '',
    model: '',
    serial: null,
    inventory_tag: null,
    acquired_on: null,
    value_cents: null,
    note: '',
  }
  const cells: CellReport[] = []
  const kinds = columns.filter(({ field, at }) => field === 'kind' && row.cells[at] !== '')
  for (const { column, at, field } of columns) {
    const cell = row.cells[at]!
    if (field === null || cell === '' || (field === 'kind' && at !== kinds[0]!.at)) continue
    const text = field === 'kind' ? kinds.map((kind) => row.cells[kind.at]).join(' ') : cell
    const { draft: known, ...report } = readCell(field, text, reading)
    if (known.note && draft.note) known.note = `${draft.note} — ${known.note}`
    Object.assign(draft, known)
    cells.push({ row: row.line, column, said: text, ...report })
  }
  const doubt = (column: string, text: string, why: string) =>
    cells.push({ row: row.line, column, level: 'doubt', said: text, why })
  if (kinds.length === 0)
    doubt(
      columns.find((column) => column.field === 'kind')?.column ?? said.kind,
      '',
      'Le type d’appareil n’est pas donné : rangé dans « autre ».',
    )
  if (row.extra.length > 0)
    doubt('', '', 'Cette ligne a plus de cellules que de colonnes : vérifiez que rien n’est décalé.')
  if (row.missing > 0)
    doubt('', '', 'Cette ligne a moins de cellules que de colonnes : vérifiez que rien n’est décalé.')
  const refusal = refusalOf(row, draft, columns, cells, twins)
  return { row: row.line, draft: refusal === null ? draft : null, refusal, cells }
}

function refusalOf(
  row: TableRow,
  draft: DeviceDraft,
  columns: ColumnReport[],
  cells: CellReport[],
  twins: Twins,
): string | null {
  const say = (level: 'doubt' | 'refused', field: 'serial' | 'inventory_tag', why: string) => {
    const column = columns.find((candidate) => candidate.field === field)?.column ?? ''
    const cell = cells.find((candidate) => candidate.column === column)
    if (cell) Object.assign(cell, { level, why })
    else cells.push({ row: row.line, column, level, said: '', why })
    return level === 'refused' ? why : null
  }
  if (draft.serial === null && draft.inventory_tag === null) {
    const why = 'Cette ligne n’a ni numéro de série ni numéro d’inventaire.'
    const cell = cells.find(({ column }) =>
      columns.some((c) => c.column === column && (c.field === 'serial' || c.field === 'inventory_tag')),
    )
    return cell
      ? `${why} ${cell.why}`
      : say('refused', columns.some((c) => c.field === 'serial') ? 'serial' : 'inventory_tag', why)
  }
  const twin = twinOf(row.line, draft, twins)
  return twin === null ? null : say(twin.level, twin.field, twin.why)
}
