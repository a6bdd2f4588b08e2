import { writeXlsx } from 'hucre/xlsx'

/** One column of a list to fill: its title, how wide it is, and the only answers it takes when there are few. */
export type ColumnToFill = { title: string; width?: number; choices?: readonly string[] }

const ROWS_TO_FILL = 2000

/** An Excel workbook to fill: its titles stay in sight, its short answers are chosen from a list, every other cell is text. */
export async function workbookToFill(
  name: string,
  columns: readonly ColumnToFill[],
  examples: readonly (readonly string[])[] = [],
): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      {
        name,
        columns: columns.map(({ title, width = 18 }) => ({ header: title, key: title, width, numFmt: '@', style: {} })),
        rows: [columns.map(({ title }) => title), ...examples.map((row) => [...row])],
        freezePane: { rows: 1 },
        dataValidations: columns.flatMap(({ choices }, at) =>
          choices ? [{ type: 'list' as const, values: [...choices], range: below(at), allowBlank: true }] : [],
        ),
      },
    ],
  })
}

const below = (at: number): string => `${letterOf(at)}2:${letterOf(at)}${ROWS_TO_FILL + 1}`
const letterOf = (at: number): string =>
  (at < 26 ? '' : letterOf(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))
