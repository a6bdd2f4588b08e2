import PDFDocument from 'pdfkit'
import { boldFont, plainFont } from './fonts.ts'

/** Millimetres, as a label's box says them. */
export type Grid = {
  page: { width: number; height: number }
  columns: number
  rows: number
  cell: { width: number; height: number }
  /** From the edge of the paper to the first cell. */
  left: number
  top: number
  gapX: number
  gapY: number
}

/** Strokes and filled shapes in their own units. */
export type Drawing = { width: number; height: number; paths: readonly { d: string; stroke: string | null }[] }

export type CellsOptions = {
  title: string
  author: string
  grid: Grid
  /** How many cells of the first page are already used. */
  skip?: number
  /** The moment written inside: the same content and moment give the same bytes. */
  at: Date
  compress?: boolean
}

const POINT = 72 / 25.4

/** Paper cut, or to be cut, in equal cells, exact in millimetres: sheets of labels, rolls of one label a page, cards. */
export class Cells {
  readonly #pdf: PDFKit.PDFDocument
  readonly #grid: Grid
  #next: number

  constructor({ title, author, grid, skip = 0, at, compress = true }: CellsOptions) {
    this.#grid = grid
    this.#next = skip
    this.#pdf = new PDFDocument({
      size: [grid.page.width * POINT, grid.page.height * POINT],
      margin: 0,
      autoFirstPage: false,
      compress,
      pdfVersion: '1.7',
      lang: 'fr-FR',
      displayTitle: true,
      info: { Title: title, Author: author, Creator: 'Maillon', Producer: 'Maillon', CreationDate: at, ModDate: at },
    })
    this.#pdf.registerFont('plain', plainFont())
    this.#pdf.registerFont('bold', boldFont())
    this.#pdf.addPage()
  }

  /** The next cell, from left to right then down, on a new page when this one is full. */
  add(draw: (cell: Cell) => void): this {
    const { columns, rows, cell, left, top, gapX, gapY } = this.#grid
    if (this.#next >= columns * rows) {
      this.#pdf.addPage()
      this.#next = 0
    }
    const x = left + (this.#next % columns) * (cell.width + gapX)
    const y = top + Math.floor(this.#next / columns) * (cell.height + gapY)
    this.#next++
    draw(new Cell(this.#pdf, x, y, cell.width, cell.height))
    return this
  }

  async finish(): Promise<Buffer> {
    const chunks: Buffer[] = []
    const finished = new Promise<void>((resolve, reject) => {
      this.#pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
      this.#pdf.on('end', resolve)
      this.#pdf.on('error', reject)
    })
    this.#pdf.end()
    await finished
    return Buffer.concat(chunks)
  }
}

type Words = { x: number; y: number; width: number; size: number; bold?: boolean; centred?: boolean; lines?: number }

/** One label or card; everything in millimetres from its own corner. */
export class Cell {
  readonly #pdf: PDFKit.PDFDocument
  readonly #x: number
  readonly #y: number
  readonly width: number
  readonly height: number

  constructor(pdf: PDFKit.PDFDocument, x: number, y: number, width: number, height: number) {
    this.#pdf = pdf
    this.#x = x
    this.#y = y
    this.width = width
    this.height = height
  }

  /** A line of text, drawn smaller rather than cut; several lines end with three dots. */
  words(text: string, { x, y, width, size, bold, centred, lines = 1 }: Words): this {
    this.#pdf.font(bold ? 'bold' : 'plain').fontSize(size)
    const [left, top, room] = [(this.#x + x) * POINT, (this.#y + y) * POINT, width * POINT]
    if (lines > 1) {
      const height = lines * size * 1.2
      this.#pdf.text(text, left, top, { width: room, height, align: centred ? 'center' : 'left', ellipsis: true })
      return this
    }
    const long = this.#pdf.widthOfString(text)
    const shrunk = Math.min(1, room / long)
    const at = centred ? left + (room - long * shrunk) / 2 : left
    this.#pdf.fontSize(size * shrunk).text(text, at, top + (size * (1 - shrunk)) / 2, { lineBreak: false })
    return this
  }

  /** A drawing fitted to a width, or stretched to a height as well: a barcode is as tall as one likes. */
  drawing(drawing: Drawing, x: number, y: number, width: number, height?: number): this {
    const across = (width * POINT) / drawing.width
    const down = height ? (height * POINT) / drawing.height : across
    this.#pdf
      .save()
      .translate((this.#x + x) * POINT, (this.#y + y) * POINT)
      .scale(across, down)
    for (const { d, stroke } of drawing.paths) {
      const shape = this.#pdf.path(d)
      if (stroke) shape.lineWidth(Number(stroke)).stroke('black')
      else shape.fill('black', 'even-odd')
    }
    this.#pdf.restore()
    return this
  }

  /** Where to cut. */
  frame(): this {
    this.#pdf
      .lineWidth(0.3)
      .rect(this.#x * POINT, this.#y * POINT, this.width * POINT, this.height * POINT)
      .stroke('#999999')
      .strokeColor('black')
    return this
  }
}
