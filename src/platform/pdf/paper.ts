import PDFDocument from 'pdfkit'
import { boldFont, plainFont } from './fonts.ts'
import { drawAddresses } from './paper.address.ts'
import { type Code, drawBeside, drawCode, type Strokes } from './paper.code.ts'
import { type BoundSheet, writeFeet } from './paper.feet.ts'
import { drawLines, type SheetColumn } from './paper.lines.ts'
import type { Pen } from './paper.pen.ts'
import { drawSignatures, type SignatureBox } from './paper.signatures.ts'
import { QUIET, type Sizes, sizes } from './paper.sizes.ts'
import { keepRightToLeft } from './rightToLeft.ts'

export type PaperOptions = {
  title: string
  /** Who issues it. */
  author: string
  /** Read out at the foot of each page, with its number. */
  foot: string
  /** The moment written inside: the same content and moment give the same bytes. */
  at: Date
  /** Half a sheet, for two copies side by side, or one on its side; an upright one otherwise. */
  size?: keyof typeof sizes
  /** False leaves the text of the pages readable in the bytes. */
  compress?: boolean
}

const INDENT = 14

/** A sheet that flows from one page to the next. Each piece is tagged, so that it can be read aloud. */
export class Paper {
  readonly #pdf: PDFKit.PDFDocument
  readonly #options: PaperOptions
  readonly #sizes: Sizes
  /** Where each sheet of a paper that holds several begins, and its own foot. */
  readonly #sheets: BoundSheet[] = []
  readonly #pen: Pen
  /** How far down the square code of this sheet stands beside what is written. */
  #codeUntil = 0

  constructor(options: PaperOptions) {
    this.#options = options
    const { title, author, at, size = 'A4', compress = true } = options
    this.#sizes = sizes[size]
    const { page, layout, margin, foot, body } = this.#sizes
    this.#pdf = new PDFDocument({
      size: page,
      layout,
      margins: { top: margin, left: margin, right: margin, bottom: foot },
      bufferPages: true,
      compress,
      pdfVersion: '1.7',
      lang: 'fr-FR',
      tagged: true,
      displayTitle: true,
      info: { Title: title, Author: author, Creator: 'Maillon', Producer: 'Maillon', CreationDate: at, ModDate: at },
    })
    this.#pen = {
      pdf: this.#pdf,
      sizes: this.#sizes,
      keepTogether: (height) => this.#keepTogether(height),
      say: (draw, after) => this.#piece('P', draw, after),
    }
    this.#pdf.registerFont('plain', plainFont())
    this.#pdf.registerFont('bold', boldFont())
    this.#pdf.font('plain').fontSize(body)
  }

  /** Begins another sheet of the same paper: its pages are counted for themselves. The first one needs no page. */
  sheet(foot: string): this {
    if (this.#sheets.length > 0) this.#pdf.addPage()
    this.#codeUntil = 0
    this.#sheets.push({ page: this.#pdf.bufferedPageRange().count - 1, foot })
    return this
  }

  /** A square code in the corner, for a scanner: shapes as numbers, with what it reads. */
  code(code: Code): this {
    this.#codeUntil = drawCode(this.#pen, code)
    return this
  }

  /** Lines to sign, one a row: what is said in each column, the last one left to write in. */
  lines(columns: readonly SheetColumn[], rows: readonly (readonly string[])[]): this {
    drawLines(this.#pen, columns, rows)
    return this
  }

  /** Who writes and to whom, for an envelope with a window. */
  addresses(from: readonly string[], to: readonly string[]): this {
    drawAddresses(this.#pen, from, to)
    return this
  }

  title(text: string): this {
    return this.#piece(
      'H1',
      () => this.#pdf.font('bold').fontSize(this.#sizes.title).text(keepRightToLeft(text), { width: this.#width }),
      4,
    )
  }

  /** How many points these texts take, one under the other. */
  heightOf(...texts: readonly string[]): number {
    this.#pdf.font('plain').fontSize(this.#sizes.body)
    const tall = (text: string) => this.#pdf.heightOfString(text, { width: this.#sizes.width, lineGap: 1 }) + 4
    return texts.reduce((sum, text) => sum + tall(text), 0)
  }

  /** What follows begins another page unless so many points are left on this one. */
  keep(height: number): this {
    this.#keepTogether(height)
    return this
  }

  /** `toTheLeft`: in a language that is written from the right to the left, hence begins at the right edge. */
  heading(text: string, { toTheLeft = false } = {}): this {
    this.#keepTogether(60)
    this.#pdf.moveDown(0.45)
    const align = toTheLeft ? 'right' : 'left'
    return this.#piece(
      'H2',
      () => this.#pdf.font('bold').fontSize(this.#sizes.heading).text(keepRightToLeft(text), { align }),
      2,
    )
  }

  text(text: string, { quiet = false, toTheLeft = false } = {}): this {
    return this.#piece(
      'P',
      () =>
        this.#pdf
          .font('plain')
          .fontSize(this.#sizes.body)
          .fillColor(quiet ? QUIET : 'black')
          .text(keepRightToLeft(text), { lineGap: 1, width: this.#width, align: toTheLeft ? 'right' : 'left' })
          .fillColor('black'),
      4,
    )
  }

  /** Name and value, one pair a line; an empty value is left out. */
  facts(pairs: readonly (readonly [label: string, value: string | null | undefined])[]): this {
    for (const [label, value] of pairs)
      if (value)
        this.#piece('P', () => {
          this.#pdf.font('bold').fontSize(this.#sizes.body).text(`${label} : `, { continued: true, lineGap: 1 })
          this.#pdf.font('plain').text(keepRightToLeft(value))
        })
    this.#pdf.moveDown(0.3)
    return this
  }

  list(lines: readonly string[]): this {
    for (const line of lines.map(keepRightToLeft)) {
      this.#pdf.font('plain').fontSize(this.#sizes.body)
      this.#keepTogether(this.#pdf.heightOfString(line, { width: this.#sizes.width - INDENT, lineGap: 1 }))
      this.#piece(
        'P',
        () => {
          const { y } = this.#pdf
          this.#pdf.text('•', this.#sizes.margin, y, { width: INDENT, lineBreak: false })
          this.#pdf.text(line, this.#sizes.margin + INDENT, y, { width: this.#sizes.width - INDENT, lineGap: 1 })
          this.#pdf.x = this.#sizes.margin
        },
        2,
      )
    }
    return this
  }

  /** Boxes side by side in which to sign, under the day and the place; one may already hold a signature. */
  signatures(boxes: readonly SignatureBox[], said?: string): this {
    drawSignatures(this.#pen, boxes, said)
    return this
  }

  /** A drawing as its strokes, such as a square code, with lines of text beside it. `label` is read aloud instead of it. */
  drawing(strokes: Strokes, label: string, lines: readonly string[]): this {
    drawBeside(this.#pen, strokes, label, lines)
    return this
  }

  /** How many pages each of its sheets takes. */
  get pagesOfSheets(): number[] {
    const { count } = this.#pdf.bufferedPageRange()
    return this.#sheets.map(({ page }, at) => (this.#sheets[at + 1]?.page ?? count) - page)
  }

  /** The finished bytes. */
  async finish(): Promise<Buffer> {
    const chunks: Buffer[] = []
    const finished = new Promise<void>((resolve, reject) => {
      this.#pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
      this.#pdf.on('end', resolve)
      this.#pdf.on('error', reject)
    })
    writeFeet(this.#pdf, this.#sizes, this.#sheets, this.#options.foot)
    this.#pdf.end()
    await finished
    return Buffer.concat(chunks)
  }

  /** How wide one may write here: short of a code that stands beside. */
  get #width(): number {
    return this.#sizes.width - (this.#pdf.y < this.#codeUntil ? this.#sizes.code + 8 : 0)
  }

  #keepTogether(height: number): void {
    if (this.#pdf.y + height > this.#pdf.page.height - this.#sizes.foot) this.#pdf.addPage()
  }

  #piece(tag: 'H1' | 'H2' | 'P', draw: () => void, after = 0): this {
    this.#pdf.addStructure(this.#pdf.struct(tag, {}, draw))
    this.#pdf.y += after
    return this
  }
}
