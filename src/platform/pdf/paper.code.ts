import type { Pen } from './paper.pen.ts'

/** A drawing as its strokes, such as a square code. */
export type Strokes = { width: number; paths: readonly { d: string; stroke: string | null }[] }

/** A square code as its shapes; `label` is read aloud instead of it. */
export type Code = { width: number; paths: readonly { d: string }[]; label: string }

/** A square code in the corner of the sheet, for a scanner, where every printer still prints: nine millimetres from the edge. How far down it stands. */
export function drawCode({ pdf, sizes }: Pen, { width, paths, label }: Code): number {
  const left = sizes.margin + sizes.width - sizes.code
  const top = 26
  const draw = () => {
    pdf
      .save()
      .translate(left, top)
      .scale(sizes.code / width)
    for (const { d } of paths) pdf.path(d).fill('black', 'even-odd')
    pdf.restore()
  }
  pdf.addStructure(pdf.struct('Figure', { alt: label }, draw))
  return top + sizes.code
}

/** A drawing as its strokes, with lines of text beside it. */
export function drawBeside(pen: Pen, { width, paths }: Strokes, label: string, lines: readonly string[]): void {
  const { pdf, sizes } = pen
  const side = 92
  pen.keepTogether(side + 12)
  const top = pdf.y + 4
  pdf.addStructure(
    pdf.struct('Figure', { alt: label }, () => {
      pdf
        .save()
        .translate(sizes.margin, top)
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
          .fontSize(sizes.body)
          .fillColor('black')
          .text(line, sizes.margin + side + 14, pdf.y, { width: sizes.width - side - 14, lineGap: 1 }),
      3,
    )
  pdf.x = sizes.margin
  pdf.y = Math.max(pdf.y, top + side + 4)
}
