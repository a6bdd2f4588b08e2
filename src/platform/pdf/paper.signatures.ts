import type { Pen } from './paper.pen.ts'
import { QUIET } from './paper.sizes.ts'
import { keepRightToLeft } from './rightToLeft.ts'

/** A box in which to sign; it may already hold a signature. */
export type SignatureBox = { label: string; detail: string; image?: Uint8Array | null }

const HEIGHT = 70
/** What two boxes, the day and the place above them, take of a page. */
export const SIGNATURES_TALL = HEIGHT + 24

/** Boxes side by side in which to sign, under what is said of the day and the place. */
export function drawSignatures(pen: Pen, boxes: readonly SignatureBox[], said?: string): void {
  const { pdf, sizes } = pen
  const gap = 16
  // Nobody signs on a page that says nothing: the day and the place stand with the signatures.
  pen.keepTogether(said ? SIGNATURES_TALL : HEIGHT + 8)
  if (said) pen.say(() => pdf.font('plain').fontSize(sizes.body).text(keepRightToLeft(said), { lineGap: 1 }), 4)
  const width = (sizes.width - gap * (boxes.length - 1)) / boxes.length
  const top = pdf.y + 6
  for (const [at, { label, detail, image }] of boxes.entries()) {
    const left = sizes.margin + at * (width + gap)
    pdf.lineWidth(0.7).strokeColor(QUIET).rect(left, top, width, HEIGHT).stroke()
    pen.say(() => {
      pdf
        .font('bold')
        .fontSize(9.5)
        .text(keepRightToLeft(label), left + 8, top + 8, { width: width - 16, height: 12, ellipsis: true })
      pdf
        .font('plain')
        .fontSize(9)
        .fillColor(QUIET)
        .text(keepRightToLeft(detail), left + 8, top + 22, { width: width - 16, height: 24, ellipsis: true })
        .fillColor('black')
    })
    if (image) {
      // Under the name, that takes one line or two.
      const from = 24 + Math.min(24, pdf.fontSize(9).heightOfString(keepRightToLeft(detail), { width: width - 16 }))
      pdf.image(Buffer.from(image), left + 10, top + from, {
        fit: [width - 20, HEIGHT - from - 4],
        align: 'center',
        valign: 'center',
      })
    }
  }
  pdf.x = sizes.margin
  pdf.y = top + HEIGHT + 8
}
