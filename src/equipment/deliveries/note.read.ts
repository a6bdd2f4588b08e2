import type { CellReport } from '#platform/tables/cell.ts'
import type { Mapping } from '#platform/tables/columns.ts'
import { inSlices } from '#platform/tables/inSlices.ts'
import type { List, ListRow } from '#platform/tables/list.ts'
import { readCell } from '../devices/inventory.cell.ts'
import type { Field } from '../devices/inventory.columns.ts'
import { type Twins, twinOf } from '../devices/inventory.twins.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import type { DeviceKind } from '../devices/snapshot.part.ts'
import type { NoteField } from './note.columns.ts'
import { MOST_MACHINES } from './note.rules.ts'

/** One machine, or several alike, as a line of a delivery note announces it. */
export type NoteDraft = {
  line: number
  box: string
  kind: DeviceKind
  brand: string
  model: string
  serial: string | null
  inventory_tag: string | null
}

/** A row of the file: what it announces (`count` times), the line that it repeats, or why it announces nothing. */
export type NoteRow = {
  row: number
  draft: NoteDraft | null
  count: number
  doubleOf: number | null
  refusal: string | null
  cells: CellReport[]
}

/** The dry reading of a note. Nothing is written. */
export type ReadNote = { rows: NoteRow[]; machines: number; doubles: number; refused: number; doubts: number }

/** Reads a list of machines with these columns. */
export async function readNote(list: List, columns: Mapping<NoteField>): Promise<ReadNote> {
  const twins: Twins = { serials: new Map(), tags: new Map() }
  let left = MOST_MACHINES
  const rows = await inSlices(list.rows, (row) => {
    const read = readRow(row, list.header, columns, twins)
    if (read.draft && read.doubleOf === null) left -= read.count
    return left >= 0
      ? read
      : { ...read, draft: null, refusal: 'Ce bordereau annonce plus de 20 000 appareils : découpez-le.' }
  })
  const machines = rows.reduce((sum, { draft, doubleOf, count }) => sum + (draft && doubleOf === null ? count : 0), 0)
  const doubles = rows.filter(({ doubleOf }) => doubleOf !== null).length
  const refused = rows.filter(({ refusal }) => refusal !== null).length
  const doubts = rows.filter((row) => row.draft && row.cells.some(({ level }) => level !== 'read')).length
  return { rows, machines, doubles, refused, doubts }
}

function readRow(
  { line, cells }: ListRow,
  header: readonly string[],
  columns: Mapping<NoteField>,
  twins: Twins,
): NoteRow {
  const draft: NoteDraft = { line, box: '', kind: 'other', brand: '', model: '', serial: null, inventory_tag: null }
  const reports: CellReport[] = []
  let count = 1
  const kinds = columns.flatMap((field, at) => (field === 'kind' && cells[at] ? [cells[at]] : []))
  for (const [at, field] of columns.entries()) {
    const said = field === 'kind' ? kinds.join(' ') : (cells[at] ?? '')
    if (field === null || said === '' || (field === 'kind' && cells[at] !== kinds[0])) continue
    const report = (rest: Omit<CellReport, 'row' | 'column' | 'said'>) =>
      reports.push({ row: line, column: header[at] || noColumn(at), said, ...rest })
    if (field === 'count') {
      const read = /^\d{1,5}$/.test(said) ? Number(said) : 0
      if (read > 0) count = read
      report({
        level: read > 0 ? 'read' : 'doubt',
        why: read > 0 ? '' : 'Cette quantité n’est pas comprise : un seul appareil est attendu.',
      })
    } else if (field === 'box') {
      draft.box = said.slice(0, 60)
      report({ level: 'read', why: '' })
    } else if (isRounded(field, said)) {
      report({ level: 'refused', why: ROUNDED })
    } else {
      const { draft: known, ...rest } = readCell(field as Field, said, anyDay)
      Object.assign(draft, known)
      report(rest)
    }
  }
  const row: NoteRow = { row: line, draft, count, doubleOf: null, refusal: null, cells: reports }
  const refusal = refusalOfRow(draft, kinds, cells)
  if (refusal) return { ...row, draft: null, refusal }
  return numbered(row, draft, twins)
}

/** A number tells one machine: it is neither counted twice nor multiplied. */
function numbered(row: NoteRow, draft: NoteDraft, twins: Twins): NoteRow {
  if (draft.serial === null && draft.inventory_tag === null) return row
  const cells = [...row.cells]
  const note = (why: string) => cells.push({ row: row.row, column: '', level: 'doubt', said: '', why })
  const twin = twinOf(row.row, { ...draft, acquired_on: null, value_cents: null, note: '' }, twins)
  if (twin) note(twin.why)
  if (row.count > 1) note('Une ligne qui porte un numéro n’annonce qu’un appareil : sa quantité n’est pas lue.')
  const first =
    twin?.level === 'refused'
      ? twin.field === 'serial'
        ? twins.serials.get(serialKey(draft.serial ?? ''))
        : twins.tags.get(serialKey(draft.inventory_tag ?? ''))
      : undefined
  return { ...row, count: 1, cells, doubleOf: first ?? null }
}

/** "1.2E+15", "1,2E15" or "1E+15": what a spreadsheet leaves of a long number. */
const isRounded = (field: NoteField, said: string): boolean =>
  (field === 'serial' || field === 'inventory_tag') && /^\d([.,]\d+E\+?\d+|E\+\d+)$/i.test(said)

const ROUNDED =
  'Le tableur a arrondi ce numéro : il n’est pas repris. Mettez la colonne au format « Texte », puis exportez à nouveau ; sinon, l’appareil sera attendu sans numéro.'

function refusalOfRow(draft: NoteDraft, kinds: readonly string[], cells: readonly string[]): string | null {
  const first = cells.find((cell) => cell !== '') ?? ''
  if (/^(sous[- ]?)?total\b/i.test(first)) return 'C’est une ligne de total : elle n’annonce aucun appareil.'
  return kinds.length > 0 || draft.brand || draft.model || draft.serial || draft.inventory_tag
    ? null
    : 'Cette ligne ne dit rien d’un appareil.'
}

const noColumn = (at: number) => `Colonne ${at + 1}`

/** A delivery note reads no date. */
const anyDay = { dates: { order: 'day first', proved: true }, today: '9999-12-31' } as const
