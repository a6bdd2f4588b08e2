import type { Grid } from '#platform/pdf/cells.ts'

const A4 = { width: 210, height: 297 }

/** A sheet of so many columns and rows, in the middle of an A4 page. */
const sheet = (columns: number, rows: number, width: number, height: number, gapX: number): Grid => ({
  page: A4,
  ...{ columns, rows, gapX, gapY: 0 },
  cell: { width, height },
  left: (A4.width - columns * width - (columns - 1) * gapX) / 2,
  top: (A4.height - rows * height) / 2,
})

/** A printer of labels: one a page. */
const roll = (width: number, height: number): Grid => ({
  page: { width, height },
  ...{ columns: 1, rows: 1, left: 0, top: 0, gapX: 0, gapY: 0 },
  cell: { width, height },
})

/** The label papers sold everywhere, by what their box says. */
export const formats = {
  // These reach the edge of the paper, where a printer prints nothing: their words keep off it.
  a24_70: { label: 'Planche A4, 24 étiquettes de 70 × 37 mm', grid: sheet(3, 8, 70, 37, 0), edge: 5 },
  a24: { label: 'Planche A4, 24 étiquettes de 63,5 × 33,9 mm', grid: sheet(3, 8, 63.5, 33.9, 2.5), edge: 2 },
  a21: { label: 'Planche A4, 21 étiquettes de 63,5 × 38,1 mm', grid: sheet(3, 7, 63.5, 38.1, 2.5), edge: 2 },
  a40: { label: 'Planche A4, 40 étiquettes de 52,5 × 29,7 mm', grid: sheet(4, 10, 52.5, 29.7, 0), edge: 4.5 },
  a65: { label: 'Planche A4, 65 étiquettes de 38,1 × 21,2 mm', grid: sheet(5, 13, 38.1, 21.2, 2.5), edge: 2 },
  roll57: { label: 'Imprimante d’étiquettes, 57 × 32 mm', grid: roll(57, 32), edge: 2 },
  roll62: { label: 'Imprimante d’étiquettes, 62 × 29 mm', grid: roll(62, 29), edge: 2 },
} as const satisfies Record<
  string,
  { label: string; grid: Grid /** From the side of a label to its words. */; edge: number }
>

export type Format = keyof typeof formats
export const formatOptions = Object.entries(formats).map(([name, { label }]): [string, string] => [name, label])

/** How many labels stand on one page. */
export const perPage = (format: Format): number => formats[format].grid.columns * formats[format].grid.rows
