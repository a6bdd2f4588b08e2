import { Cells } from '#platform/pdf/cells.ts'
import { code128Of, qrOf } from '../devices/label.ts'
import { type Format, formats } from './label.formats.ts'

/** What is printed on one label: a number that a person reads, what a phone opens, and what it is stuck on. */
export type Printed = { number: string; address: string; name: string; detail: string }

type Sheet = {
  title: string
  author: string
  format: Format
  /** The first free position of the first sheet, from 1. */
  first: number
  at: Date
  labels: readonly Printed[]
  compress?: boolean
}

/** Under this height a barcode would leave no room for words. */
const TALL = 28

/** Labels to stick on machines: number, QR code, and a barcode where there is room for one. */
export function labelsPdf({ title, author, format, first, at, labels, compress }: Sheet): Promise<Buffer> {
  const { grid, edge } = formats[format]
  const paper = new Cells({ title, author, grid, at, compress, skip: grid.columns * grid.rows > 1 ? first - 1 : 0 })
  for (const { number, address, name, detail } of labels)
    paper.add((cell) => {
      const tall = cell.height >= TALL
      const side = Math.min(cell.height - 2 * edge - (tall ? 7 : 0), cell.width * 0.4)
      const x = edge + side + 2
      const width = cell.width - x - edge
      cell.drawing(qrOf(address), edge + 0.5, edge + 0.5, side - 1)
      cell.words(number, { x, y: edge + 0.5, width, size: tall ? 13 : 10, bold: true })
      cell.words(name, { x, y: edge + (tall ? 7 : 5.5), width, size: tall ? 8 : 6.5, lines: 2 })
      cell.words(detail, { x, y: edge + (tall ? 15 : 11.5), width, size: tall ? 7 : 5.5, lines: tall ? 2 : 1 })
      if (tall) cell.drawing(code128Of(number), edge + 2, cell.height - edge - 6, cell.width - 2 * edge - 4, 6)
    })
  return paper.finish()
}
