/** An A4 sheet, in points. */
export const MARGIN = 50
export const WIDTH = 595.28 - 2 * MARGIN
export const QUIET = '#4a5a5c'
/** The size of plain text. */
export const BODY = 9.5
