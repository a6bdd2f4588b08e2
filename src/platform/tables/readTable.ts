import { CsvError, parse } from 'csv-parse/sync'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { type Delimiter, sniffDelimiter } from './delimiter.ts'
import { decodeText, type Encoding } from './encoding.ts'
import { kindOfFile } from './fileKind.ts'
import { headerOf } from './header.ts'

/** One line of a table: its number in the file, one text per column (missing cells are empty), and cells beyond the last column. */
export type TableRow = { line: number; cells: string[]; missing: number; extra: string[] }

/** A table that was read. `notes` are French sentences about the file as a whole (title skipped, column named twice). */
export type ReadTable = {
  header: string[]
  rows: Iterable<TableRow>
  rowCount: number
  delimiter: Delimiter
  encoding: Encoding
  notes: string[]
}

/** Size limits, checked before anything is decoded or kept. */
export type TableLimits = { maxBytes: number; maxRows: number }

const maxColumns = 500
const usualLimits: TableLimits = { maxBytes: 10_000_000, maxRows: 20_000 }

/**
 * Reads a table that someone's spreadsheet wrote (CSV in its many ways). It knows nothing of the field: it gives cells,
 * or a French sentence that says what to do. A row with too many or too few cells is not a failure; its reader decides.
 */
export function readTable(bytes: Uint8Array, limits: TableLimits = usualLimits): ReadTable | Refusal {
  if (bytes.byteLength === 0) return refuse('Ce fichier est vide.')
  if (bytes.byteLength > limits.maxBytes) return refuse(tooHeavy(limits.maxBytes))
  const kind = kindOfFile(bytes)
  if (kind) return refuse(`Ce fichier n’est pas une liste CSV, c’est ${kind}. ${remedy(kind)}`)
  const decoded = decodeText(bytes)
  if (refused(decoded)) return decoded
  const { delimiter, body, skippedLines } = sniffDelimiter(decoded.text.replace(/^\ufeff/, ''))
  if (body.trim() === '') return refuse('Ce fichier est vide.')
  const opening = body.slice(0, 65_536).split(/[\r\n]/, 1)[0]!
  if (opening.split(delimiter).length > maxColumns) return refuse(tooWide)
  const records = split(body, delimiter, skippedLines, limits.maxRows)
  if (refused(records)) return records
  if (records.some((record) => record.cells.length > maxColumns)) return refuse(tooWide)
  const { header, from, notes } = headerOf(records)
  const rows = records.slice(from).filter((record) => record.cells.some((cell) => cell !== ''))
  if (rows.length === 0)
    return refuse('Ce fichier ne contient que des titres de colonnes : ajoutez au moins une ligne.')
  if (rows.length > limits.maxRows) return refuse(tooLong(limits.maxRows))
  return {
    header,
    rows: { [Symbol.iterator]: () => aligned(rows, header.length) },
    rowCount: rows.length,
    delimiter,
    encoding: decoded.encoding,
    notes,
  }
}

type Line = { line: number; cells: string[] }

function split(body: string, delimiter: Delimiter, skippedLines: number, maxRows: number): Line[] | Refusal {
  let lastGood = skippedLines
  const lines: Line[] = []
  try {
    parse(body, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: maxRows + 50,
      max_record_size: 1_000_000,
      on_record: (cells: string[], { lines: last }) => {
        const breaks = cells.reduce((total, cell) => total + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
        lastGood = last + skippedLines
        lines.push({ line: lastGood - breaks, cells: cells.map((cell) => cell.trim()) })
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return refuse(
      `À partir de la ligne ${lastGood + 1}, un guillemet est ouvert et n’est jamais refermé. Corrigez cette ligne, puis déposez à nouveau le fichier.`,
    )
  }
  return lines
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

const tooWide = `Cette liste dépasse ${maxColumns} colonnes : vérifiez que le bon fichier a été choisi.`

const tooHeavy = (maxBytes: number) =>
  `Ce fichier dépasse ${Math.round(maxBytes / 1_000_000)} Mo. Découpez la liste en plusieurs fichiers.`

const tooLong = (maxRows: number) =>
  `Cette liste dépasse ${new Intl.NumberFormat('fr-FR').format(maxRows)} lignes. Découpez-la en plusieurs fichiers.`

const remedy = (kind: string) =>
  /classeur|Office/.test(kind)
    ? 'Ouvrez-le, puis choisissez « Enregistrer sous » et le format « CSV UTF-8 ».'
    : 'Déposez la liste exportée de votre tableur au format CSV.'
