import type { Sizes } from './paper.sizes.ts'

/** What a piece of a paper is drawn with. */
export type Pen = {
  pdf: PDFKit.PDFDocument
  sizes: Sizes
  /** Another page begins unless so much is left on this one. */
  keepTogether(height: number): void
  /** A text that is read aloud with the others. */
  say(draw: () => void, after?: number): void
}
