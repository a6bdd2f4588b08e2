import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { kindOfFile, WORKBOOK } from './fileKind.ts'
import { headerOf, type Knows } from './header.ts'
import { readTable } from './readTable.ts'
import { type Line, type Table, type TableLimits, tableOf, tooHeavy, usualLimits } from './table.ts'
import { readWorkbook } from './workbook.ts'

/**
 * Reads a table that someone's spreadsheet wrote: an Excel workbook (.xlsx), or CSV in its many ways. `knows` tells a column's
 * title from any other words. Gives cells, or a French sentence that says what to do.
 */
export async function readSpreadsheet(
  bytes: Uint8Array,
  limits: TableLimits = usualLimits,
  knows?: Knows,
): Promise<Table | Refusal> {
  if (bytes.byteLength > limits.maxBytes) return refuse(tooHeavy(limits.maxBytes))
  if (kindOfFile(bytes) !== WORKBOOK) return readTable(bytes, limits, knows)
  const sheets = await readWorkbook(bytes, limits)
  if (refused(sheets)) return sheets
  const chosen =
    sheets.find(({ lines }) => hasTitles(lines, knows)) ?? sheets.find(({ lines }) => lines.length > 1) ?? sheets[0]
  if (!chosen) return refuse('Ce classeur est vide.')
  const table = tableOf(chosen.lines, limits, knows)
  if (refused(table) || sheets.length === 1) return table
  return { ...table, notes: [`Ce classeur a plusieurs feuilles : seule « ${chosen.name} » est lue.`, ...table.notes] }
}

const hasTitles = (lines: Line[], knows?: Knows): boolean =>
  knows !== undefined &&
  lines.length > 1 &&
  headerOf(lines, knows).header.filter((title) => title !== '' && knows(title)).length > 1
