import type { Pen } from './paper.pen.ts'
import { QUIET } from './paper.sizes.ts'
import { keepRightToLeft } from './rightToLeft.ts'

/** A column and the share of the sheet that it takes. */
export type SheetColumn = readonly [title: string, share: number]

const [HEAD, ROW] = [22, 34]

/** Boxes to write in, one row a line. */
export function drawLines(pen: Pen, columns: readonly SheetColumn[], rows: readonly (readonly string[])[]): void {
  const { pdf, sizes } = pen
  const lefts = columns.map(
    (_, at) => sizes.margin + sizes.width * columns.slice(0, at).reduce((sum, [, share]) => sum + share, 0),
  )
  const row = (cells: readonly string[], tall: number, font: 'bold' | 'plain') => {
    pen.keepTogether(tall)
    const top = pdf.y
    for (const [at, [, share]] of columns.entries()) {
      const left = lefts[at] ?? sizes.margin
      pdf
        .lineWidth(0.5)
        .strokeColor(QUIET)
        .rect(left, top, sizes.width * share, tall)
        .stroke()
      const box = { width: sizes.width * share - 10, height: tall - 8, ellipsis: true }
      const text = keepRightToLeft(cells[at] ?? '')
      if (text)
        pen.say(() =>
          pdf
            .font(font)
            .fontSize(9)
            .text(text, left + 5, top + 6, box),
        )
    }
    pdf.x = sizes.margin
    pdf.y = top + tall
  }
  row(
    columns.map(([title]) => title),
    HEAD,
    'bold',
  )
  for (const cells of rows) row(cells, ROW, 'plain')
  pdf.y += 6
}
