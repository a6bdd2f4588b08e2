import { QUIET, type Sizes } from './paper.sizes.ts'

/** Where a sheet of a paper begins, and its own foot. */
export type BoundSheet = { page: number; foot: string }

/** Writes the foot of every page, with its number; each sheet of a paper that holds several is counted for itself. */
export function writeFeet(pdf: PDFKit.PDFDocument, sizes: Sizes, sheets: readonly BoundSheet[], foot: string): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page)
    pdf.page.margins.bottom = 0
    pdf.markContent('Artifact', { type: 'Pagination' })
    pdf.font('plain').fontSize(8).fillColor(QUIET)
    const own = sheets.findLastIndex((sheet) => sheet.page <= page)
    const from = sheets[own]?.page ?? start
    const until = sheets[own + 1]?.page ?? start + count
    pdf.text(
      `${sheets[own]?.foot ?? foot} · page ${page - from + 1} sur ${until - from}`,
      sizes.margin,
      pdf.page.height - sizes.foot + 16,
      { width: sizes.width, align: 'center', lineBreak: false },
    )
    pdf.endMarkedContent()
  }
}
