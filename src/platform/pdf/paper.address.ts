import type { Pen } from './paper.pen.ts'
import { keepRightToLeft } from './rightToLeft.ts'

const MM = 72 / 25.4
/** The window of a French envelope (110 × 220 mm), once the sheet is folded in three: from the left and the top of an A4 page. */
const WINDOW = { left: 108 * MM, top: 46 * MM, width: 85 * MM, until: 80 * MM }

/** Who writes, at the left, and to whom, where the window of an envelope shows it. What follows stands under both. */
export function drawAddresses({ pdf, sizes, say }: Pen, from: readonly string[], to: readonly string[]): void {
  const column = (lines: readonly string[], left: number, top: number, width: number, size: number) => {
    pdf.y = top
    for (const [at, line] of lines.entries())
      say(() =>
        pdf
          .font(at === 0 ? 'bold' : 'plain')
          .fontSize(size)
          .text(keepRightToLeft(line), left, pdf.y, { width, lineGap: 1 }),
      )
  }
  column(from, sizes.margin, sizes.margin, WINDOW.left - sizes.margin - 12, sizes.body)
  column(to, WINDOW.left, WINDOW.top, WINDOW.width, sizes.body + 1)
  pdf.x = sizes.margin
  pdf.y = Math.max(pdf.y, WINDOW.until)
}
