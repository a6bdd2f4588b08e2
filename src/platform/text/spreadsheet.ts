/**
 * What goes into one cell of an exported table, safe to open in a spreadsheet: a text that a spreadsheet would run as a
 * formula gets an apostrophe in front (OWASP, "CSV injection"). Quoting for the separator is the CSV writer's work.
 *
 * Rules, decided once:
 * - a number (or a bigint) stays a number, negative or not, so that sums work;
 * - a text that is only a negative amount ("-5", "-12,50") stays as it is, for the same reason;
 * - any other text starting with = + - @ (also full-width), a tab or a line break, after blanks or not, is text. "+33 6…" is
 *   one of them: a phone number must not become 336….
 */
export function spreadsheetCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (value instanceof Date) return value.toISOString()
  const text = String(value)
  return startsFormula.test(text) && !negativeAmount.test(text) ? `'${text}` : text
}

/** The text as it was before `spreadsheetCell`: an export that comes back is not changed by the trip. */
export const typedCell = (cell: string): string =>
  cell.startsWith("'") && startsFormula.test(cell) ? cell.slice(1) : cell

const startsFormula = /^(?:'+)?[\s\u200b-\u200f\u2060\ufeff\0]*[\t\r\n=+\-@＝＋－＠−]/u
const negativeAmount = /^-\d{1,15}(?:[.,]\d{1,4})?$/
