import type { Pen } from './paper.pen.ts'
import { BODY, MARGIN, WIDTH } from './paper.sizes.ts'

/** A drawing as its strokes, such as a square code. */
export type Strokes = { width: number; paths: readonly { d: string; stroke: string | null }[] }

/** A square code as its shapes; `label` is read aloud instead of it. */
export type Code = { width: number; paths: readonly { d: string }[]; label: string }

const CODE = 62

/** A square code in the corner of the sheet, for a scanner. */
export function drawCode(pdf: PDFKit.PDFDocument, { width, paths, label }: Code): void {
  const left = MARGIN + WIDTH - CODE
  const draw = () => {
    pdf
      .save()
      .translate(left, MARGIN - 14)
      .scale(CODE / width)
    for (const { d } of paths) pdf.path(d).fill('black', 'even-odd')
    pdf.restore()
  }
  pdf.addStructure(pdf.struct('Figure', { alt: label }, draw))
}

/** A drawing as its strokes, with lines of text beside it. */
export function drawBeside(pen: Pen, { width, paths }: Strokes, label: string, lines: readonly string[]): void {
  const { pdf } = pen
  const side = 92
  pen.keepTogether(side + 12)
  const top = pdf.y + 4
  pdf.addStructure(
    pdf.struct('Figure', { alt: label }, () => {
      pdf
        .save()
        .translate(MARGIN, top)
        .scale(side / width)
      for (const { d, stroke } of paths)
        if (stroke) pdf.lineWidth(Number(stroke)).strokeColor('black').path(d).stroke()
        else pdf.path(d).fill('black', 'even-odd')
      pdf.restore()
    }),
  )
  pdf.y = top + 6
  for (const line of lines)
    pen.say(
      () =>
        pdf
          .font('plain')
          .fontSize(BODY)
          .fillColor('black')
          .text(line, MARGIN + side + 14, pdf.y, { width: WIDTH - side - 14, lineGap: 1 }),
      3,
    )
  pdf.x = MARGIN
  pdf.y = Math.max(pdf.y, top + side + 4)
}
