import PDFDocument from 'pdfkit'
import { boldFont, plainFont } from './fonts.ts'
import { drawLines, type SheetColumn } from './paper.lines.ts'
import { MARGIN, QUIET, WIDTH } from './paper.sizes.ts'
import { keepRightToLeft } from './rightToLeft.ts'

export type PaperOptions = {
  title: string
  /** Who issues it. */
  author: string
  /** Read out at the foot of each page, with its number. */
  foot: string
  /** The moment written inside: the same content and moment give the same bytes. */
  at: Date
  /** False leaves the text of the pages readable in the bytes. */
  compress?: boolean
}

const FOOT = 56
const BODY = 9.5
const INDENT = 14
const CODE = 62

/** An A4 sheet that flows from one page to the next. Each piece is tagged, so that it can be read aloud. */
export class Paper {
  readonly #pdf: PDFKit.PDFDocument
  readonly #options: PaperOptions
  /** Where each sheet of a paper that holds several begins, and its own foot. */
  readonly #sheets: { page: number; foot: string }[] = []

  constructor(options: PaperOptions) {
    this.#options = options
    const { title, author, at, compress = true } = options
    this.#pdf = new PDFDocument({
      size: 'A4',
      margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: FOOT },
      bufferPages: true,
      compress,
      pdfVersion: '1.7',
      lang: 'fr-FR',
      tagged: true,
      displayTitle: true,
      info: { Title: title, Author: author, Creator: 'Maillon', Producer: 'Maillon', CreationDate: at, ModDate: at },
    })
    this.#pdf.registerFont('plain', plainFont())
    this.#pdf.registerFont('bold', boldFont())
    this.#pdf.font('plain').fontSize(BODY)
  }

  /** Begins another sheet of the same paper: its pages are counted for themselves. The first one needs no page. */
  sheet(foot: string): this {
    if (this.#sheets.length > 0) this.#pdf.addPage()
    this.#sheets.push({ page: this.#pdf.bufferedPageRange().count - 1, foot })
    return this
  }

  /** A square code in the corner, for a scanner: shapes as numbers, with what it reads. */
  code({ width, paths, label }: { width: number; paths: readonly { d: string }[]; label: string }): this {
    const left = MARGIN + WIDTH - CODE
    const draw = () => {
      this.#pdf
        .save()
        .translate(left, MARGIN - 14)
        .scale(CODE / width)
      for (const { d } of paths) this.#pdf.path(d).fill('black', 'even-odd')
      this.#pdf.restore()
    }
    this.#pdf.addStructure(this.#pdf.struct('Figure', { alt: label }, draw))
    return this
  }

  /** Lines to sign, one a row: what is said in each column, the last one left to write in. */
  lines(columns: readonly SheetColumn[], rows: readonly (readonly string[])[]): this {
    drawLines(
      {
        pdf: this.#pdf,
        keepTogether: (height) => this.#keepTogether(height),
        say: (draw) => this.#piece('P', draw),
      },
      columns,
      rows,
    )
    return this
  }

  title(text: string): this {
    return this.#piece('H1', () => this.#pdf.font('bold').fontSize(16).text(keepRightToLeft(text)), 4)
  }

  heading(text: string): this {
    this.#keepTogether(60)
    this.#pdf.moveDown(0.45)
    return this.#piece('H2', () => this.#pdf.font('bold').fontSize(11).text(keepRightToLeft(text)), 2)
  }

  text(text: string, { quiet = false } = {}): this {
    return this.#piece(
      'P',
      () =>
        this.#pdf
          .font('plain')
          .fontSize(BODY)
          .fillColor(quiet ? QUIET : 'black')
          .text(keepRightToLeft(text), { lineGap: 1 })
          .fillColor('black'),
      4,
    )
  }

  /** Name and value, one pair a line; an empty value is left out. */
  facts(pairs: readonly (readonly [label: string, value: string | null | undefined])[]): this {
    for (const [label, value] of pairs)
      if (value)
        this.#piece('P', () => {
          this.#pdf.font('bold').fontSize(BODY).text(`${label} : `, { continued: true, lineGap: 1 })
          this.#pdf.font('plain').text(keepRightToLeft(value))
        })
    this.#pdf.moveDown(0.3)
    return this
  }

  list(lines: readonly string[]): this {
    for (const line of lines.map(keepRightToLeft)) {
      this.#pdf.font('plain').fontSize(BODY)
      this.#keepTogether(this.#pdf.heightOfString(line, { width: WIDTH - INDENT, lineGap: 1 }))
      this.#piece(
        'P',
        () => {
          const { y } = this.#pdf
          this.#pdf.text('•', MARGIN, y, { width: INDENT, lineBreak: false })
          this.#pdf.text(line, MARGIN + INDENT, y, { width: WIDTH - INDENT, lineGap: 1 })
          this.#pdf.x = MARGIN
        },
        2,
      )
    }
    return this
  }

  /** Boxes side by side in which to sign; one may already hold a signature. */
  signatures(boxes: readonly { label: string; detail: string; image?: Uint8Array | null }[]): this {
    const [gap, height] = [16, 112]
    this.#keepTogether(height + 12)
    const width = (WIDTH - gap * (boxes.length - 1)) / boxes.length
    const top = this.#pdf.y + 6
    for (const [at, { label, detail, image }] of boxes.entries()) {
      const left = MARGIN + at * (width + gap)
      this.#pdf.lineWidth(0.7).strokeColor(QUIET).rect(left, top, width, height).stroke()
      this.#piece('P', () => {
        this.#pdf
          .font('bold')
          .fontSize(9.5)
          .text(keepRightToLeft(label), left + 8, top + 8, { width: width - 16, height: 12, ellipsis: true })
        this.#pdf
          .font('plain')
          .fontSize(8.5)
          .fillColor(QUIET)
          .text(keepRightToLeft(detail), left + 8, top + 22, { width: width - 16, height: 24, ellipsis: true })
          .fillColor('black')
      })
      if (image)
        this.#pdf.image(Buffer.from(image), left + 10, top + 48, {
          fit: [width - 20, height - 56],
          align: 'center',
          valign: 'center',
        })
    }
    this.#pdf.x = MARGIN
    this.#pdf.y = top + height + 8
    return this
  }

  /** A drawing as its strokes, such as a square code, with lines of text beside it. `label` is read aloud instead of it. */
  drawing(
    { width, paths }: { width: number; paths: readonly { d: string; stroke: string | null }[] },
    label: string,
    lines: readonly string[],
  ): this {
    const side = 92
    this.#keepTogether(side + 12)
    const top = this.#pdf.y + 4
    this.#pdf.addStructure(
      this.#pdf.struct('Figure', { alt: label }, () => {
        this.#pdf
          .save()
          .translate(MARGIN, top)
          .scale(side / width)
        for (const { d, stroke } of paths)
          if (stroke) this.#pdf.lineWidth(Number(stroke)).strokeColor('black').path(d).stroke()
          else this.#pdf.path(d).fill('black', 'even-odd')
        this.#pdf.restore()
      }),
    )
    this.#pdf.y = top + 6
    for (const line of lines)
      this.#piece(
        'P',
        () =>
          this.#pdf
            .font('plain')
            .fontSize(BODY)
            .fillColor('black')
            .text(line, MARGIN + side + 14, this.#pdf.y, { width: WIDTH - side - 14, lineGap: 1 }),
        3,
      )
    this.#pdf.x = MARGIN
    this.#pdf.y = Math.max(this.#pdf.y, top + side + 4)
    return this
  }

  /** The finished bytes. */
  async finish(): Promise<Buffer> {
    const chunks: Buffer[] = []
    const finished = new Promise<void>((resolve, reject) => {
      this.#pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
      this.#pdf.on('end', resolve)
      this.#pdf.on('error', reject)
    })
    this.#footers()
    this.#pdf.end()
    await finished
    return Buffer.concat(chunks)
  }

  #footers(): void {
    const { start, count } = this.#pdf.bufferedPageRange()
    for (let page = start; page < start + count; page++) {
      this.#pdf.switchToPage(page)
      this.#pdf.page.margins.bottom = 0
      this.#pdf.markContent('Artifact', { type: 'Pagination' })
      this.#pdf.font('plain').fontSize(8).fillColor(QUIET)
      const own = this.#sheets.findLastIndex((sheet) => sheet.page <= page)
      const from = this.#sheets[own]?.page ?? start
      const until = this.#sheets[own + 1]?.page ?? start + count
      this.#pdf.text(
        `${this.#sheets[own]?.foot ?? this.#options.foot} · page ${page - from + 1} sur ${until - from}`,
        MARGIN,
        this.#pdf.page.height - 38,
        { width: WIDTH, align: 'center', lineBreak: false },
      )
      this.#pdf.endMarkedContent()
    }
  }

  #keepTogether(height: number): void {
    if (this.#pdf.y + height > this.#pdf.page.height - FOOT) this.#pdf.addPage()
  }

  #piece(tag: 'H1' | 'H2' | 'P', draw: () => void, after = 0): this {
    this.#pdf.addStructure(this.#pdf.struct(tag, {}, draw))
    this.#pdf.y += after
    return this
  }
}
