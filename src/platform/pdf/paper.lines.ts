import type { Pen } from './paper.pen.ts'
import { QUIET } from './paper.sizes.ts'
import { keepRightToLeft } from './rightToLeft.ts'

/** A column and the share of the sheet that it takes. */
export type SheetColumn = readonly [title: string, share: number]

const [HEAD, ROW] = [22, 34]

/** Boxes to write in, one row a line. A row is as tall as what it says; the heading stands on every page. */
export function drawLines(pen: Pen, columns: readonly SheetColumn[], rows: readonly (readonly string[])[]): void {
  const { pdf, sizes } = pen
  const lefts = columns.map(
    (_, at) => sizes.margin + sizes.width * columns.slice(0, at).reduce((sum, [, share]) => sum + share, 0),
  )
  const inside = (share: number) => sizes.width * share - 10
  const tallOf = (cells: readonly string[]) => {
    pdf.font('plain').fontSize(9)
    const tall = columns.map(([, share], at) =>
      pdf.heightOfString(keepRightToLeft(cells[at] ?? ''), { width: inside(share) }),
    )
    return Math.max(ROW, ...tall.map((text) => text + 12))
  }
  const row = (cells: readonly string[], tall: number, font: 'bold' | 'plain') => {
    const { page } = pdf
    pen.keepTogether(tall)
    if (pdf.page !== page && font === 'plain') head()
    const top = pdf.y
    for (const [at, [, share]] of columns.entries()) {
      const left = lefts[at] ?? sizes.margin
      pdf
        .lineWidth(0.5)
        .strokeColor(QUIET)
        .rect(left, top, sizes.width * share, tall)
        .stroke()
      const box = { width: inside(share), height: tall - 8, ellipsis: true }
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
  const titles = columns.map(([title]) => title)
  const head = () => row(titles, HEAD, 'bold')
  // A heading never stands alone at the foot of a page.
  pen.keepTogether(HEAD + ROW)
  head()
  for (const cells of rows) row(cells, tallOf(cells), 'plain')
  pdf.y += 6
}
