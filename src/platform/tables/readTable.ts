import { CsvError, parse } from 'csv-parse/sync'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { type Delimiter, sniffDelimiter } from './delimiter.ts'
import { decodeText, type Encoding } from './encoding.ts'
import { kindOfFile } from './fileKind.ts'
import type { Knows } from './header.ts'
import {
  type Line,
  maxColumns,
  type Table,
  type TableLimits,
  tableOf,
  tooHeavy,
  tooWide,
  usualLimits,
} from './table.ts'

/** A table that was read from a text, and how it was written. */
export type ReadTable = Table & { delimiter: Delimiter; encoding: Encoding }

/**
 * Reads a table that someone's spreadsheet wrote (CSV in its many ways). It knows nothing of the field: it gives cells,
 * or a French sentence that says what to do. A row with too many or too few cells is not a failure; its reader decides.
 */
export function readTable(bytes: Uint8Array, limits: TableLimits = usualLimits, knows?: Knows): ReadTable | Refusal {
  if (bytes.byteLength === 0) return refuse('Ce fichier est vide.')
  if (bytes.byteLength > limits.maxBytes) return refuse(tooHeavy(limits.maxBytes))
  const kind = kindOfFile(bytes)
  if (kind) return refuse(`Ce fichier n’est pas une liste, c’est ${kind}. ${remedy(kind)}`)
  const decoded = decodeText(bytes)
  if (refused(decoded)) return decoded
  const { delimiter, body, skippedLines } = sniffDelimiter(decoded.text.replace(/^\ufeff/, ''))
  if (body.trim() === '') return refuse('Ce fichier est vide.')
  const opening = body.slice(0, 65_536).split(/[\r\n]/, 1)[0]!
  if (opening.split(delimiter).length > maxColumns) return refuse(tooWide)
  const records = split(body, delimiter, skippedLines, limits.maxRows)
  if (refused(records)) return records
  const table = tableOf(records, limits, knows)
  return refused(table) ? table : { ...table, delimiter, encoding: decoded.encoding }
}

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

const remedy = (kind: string) => {
  if (kind.includes('mot de passe'))
    return 'Ouvrez-le, retirez le mot de passe, enregistrez-le, puis déposez-le à nouveau.'
  return /classeur|Office/.test(kind)
    ? 'Ouvrez-le, puis choisissez « Enregistrer sous » et « Classeur Excel (.xlsx) ».'
    : 'Déposez la liste telle que votre tableur l’enregistre : classeur Excel (.xlsx) ou CSV.'
}
