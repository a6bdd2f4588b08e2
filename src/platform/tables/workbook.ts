import { setImmediate as others } from 'node:timers/promises'
import { type CellValue, type MergeRange, readXlsx, streamXlsxRows } from 'hucre/xlsx'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import type { Line, TableLimits } from './table.ts'
import { tooLong, tooWide } from './table.ts'
import { damaged, tooLarge, unpackWorkbook } from './workbook.unpack.ts'

/** A sheet that people see, its lines that hold something, and its cells that stand for several. */
type Sheet = { name: string; lines: Line[] }

/** Blank rows in a row after which a sheet is over: formats go down to the last row of a column that somebody coloured. */
const MOST_BLANK = 200_000
const MILLISECONDS_AT_ONCE = 8
/** Sheets looked into, columns of one, cells kept of all, and cells merged over several rows: no list comes near. */
const MOST_SHEETS = 20
const MOST_COLUMNS = 702
const MOST_CELLS = 2_000_000
const MOST_MERGES = 2000

/** The visible sheets of an Excel workbook that hold at least a line, as texts. Hidden ones stay where they are. */
export async function readWorkbook(bytes: Uint8Array, limits: TableLimits): Promise<Sheet[] | Refusal> {
  const unpacked = unpackWorkbook(bytes)
  if (refused(unpacked)) return unpacked
  try {
    const visible: { name: string; index: number; merges: readonly MergeRange[] }[] = []
    const { sheets } = await readXlsx(unpacked, {
      range: 'A1:A1',
      sheets: ({ name, index, hidden, veryHidden }) => {
        const looked = !hidden && !veryHidden && visible.length < MOST_SHEETS
        if (looked) visible.push({ name, index, merges: [] })
        return looked
      },
    })
    const read: Sheet[] = []
    const room = { cells: MOST_CELLS }
    for (const [at, { name, index }] of visible.entries()) {
      const lines = await linesOf(unpacked, index, sheets[at]?.merges ?? [], limits, room)
      if (refused(lines)) return lines
      if (lines.length > 0) read.push({ name, lines })
    }
    return read
  } catch {
    return refuse(damaged)
  }
}

async function linesOf(
  unpacked: Uint8Array,
  sheet: number,
  merges: readonly MergeRange[],
  { maxRows }: TableLimits,
  room: { cells: number },
): Promise<Line[] | Refusal> {
  const tall = merges.filter(({ startRow, endRow, startCol, endCol }) => endRow > startRow && startCol === endCol)
  if (tall.length > MOST_MERGES) return refuse(tooMerged)
  const filled = fillingDown(tall)
  const lines: Line[] = []
  let last = 0
  let began = performance.now()
  for await (const { index, values } of streamXlsxRows(unpacked, { sheet })) {
    if (index - last > MOST_BLANK) break
    if (values.length > MOST_COLUMNS) return refuse(tooWide)
    const cells = filled(index, values.map(textOf))
    if (cells.some((cell) => cell !== '')) {
      last = index
      room.cells -= cells.length
      if (room.cells < 0) return refuse(tooLarge)
      if (lines.length > maxRows + 10) return refuse(tooLong(maxRows))
      lines.push({ line: index + 1, cells })
    }
    if (performance.now() - began < MILLISECONDS_AT_ONCE) continue
    await others()
    began = performance.now()
  }
  return lines
}

/** A cell merged over several rows says the same of each: the commune written once for ten families. */
function fillingDown(tall: readonly MergeRange[]) {
  const said = new Map<MergeRange, string>()
  return (row: number, cells: string[]): string[] => {
    for (const merge of tall) {
      if (row === merge.startRow) said.set(merge, cells[merge.startCol] ?? '')
      else if (row > merge.startRow && row <= merge.endRow && cells.some((cell) => cell !== ''))
        cells[merge.startCol] ||= said.get(merge) ?? ''
    }
    return cells
  }
}

/** A cell as people read it: a date without its hour when it has none, a number without exponent, oui and non. */
function textOf(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : dateText(value)
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (typeof value === 'number') return numberText(value)
  return String(value).replaceAll('\0', '').trim()
}

/** A spreadsheet keeps fifteen digits: a longer number has lost its last ones, and is shown rounded as Excel shows it, never made up. */
const numberText = (value: number): string =>
  Math.abs(value) < 1e15 ? String(value) : value.toExponential().replace('.', ',').toUpperCase()

const dateText = (date: Date): string => date.toISOString().replace('T00:00:00.000Z', '').replace('.000Z', '')

const tooMerged =
  'Ce classeur a trop de cellules fusionnées : dans votre tableur, choisissez « Défusionner », puis déposez-le à nouveau.'
