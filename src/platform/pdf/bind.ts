import { Duplex, PDFDocument, rgb } from '@cantoo/pdf-lib'

type About = { title: string; author: string; at: Date }

/** Several finished papers as one, in their order: each page keeps the content that it has in its own paper. */
export async function bindPapers(papers: readonly Uint8Array[], about: About): Promise<Buffer> {
  const bound = await begun(about)
  for (const bytes of papers) {
    const paper = await PDFDocument.load(bytes, { updateMetadata: false })
    for (const page of await bound.copyPages(paper, paper.getPageIndices())) bound.addPage(page)
  }
  return Buffer.from(await bound.save())
}

const [SIDE, HEIGHT] = [841.89, 595.28]

/**
 * Copies of half a sheet as whole ones to cut in the middle: two copies stand side by side on the front, what follows of each one at
 * its back. `pages` says how many each copy takes, two by two. A printer turns the sheet on its short edge, and is told so.
 */
export async function twoToASheet(bytes: Uint8Array, pages: readonly number[], about: About): Promise<Buffer> {
  const bound = await begun(about)
  const halves = await bound.embedPdf(
    bytes,
    range(
      0,
      pages.reduce((sum, n) => sum + n, 0),
    ),
  )
  const backs = pages.some((n) => n > 1)
  let from = 0
  for (let at = 0; at < pages.length; at += 2) {
    const [left = 0, right = 0] = [pages[at], pages[at + 1]]
    const most = Math.max(left, right)
    for (let n = 0; n < (backs ? most + (most % 2) : most); n++) {
      const sheet = bound.addPage([SIDE, HEIGHT])
      const both = [n < left ? halves[from + n] : null, n < right ? halves[from + left + n] : null]
      // At the back, each copy stands behind its own front.
      for (const [side, half] of (n % 2 === 1 ? both.toReversed() : both).entries())
        if (half) sheet.drawPage(half, { x: (side * SIDE) / 2, y: 0 })
      if (n < most)
        sheet.drawLine({
          ...{ start: { x: SIDE / 2, y: 0 }, end: { x: SIDE / 2, y: HEIGHT } },
          ...{ thickness: 0.4, dashArray: [4, 4], color: rgb(0.6, 0.6, 0.6) },
        })
    }
    from += left + right
  }
  bound.catalog.getOrCreateViewerPreferences().setDuplex(Duplex.DuplexFlipShortEdge)
  return Buffer.from(await bound.save())
}

const range = (from: number, until: number): number[] => Array.from({ length: until - from }, (_, at) => from + at)

async function begun({ title, author, at }: About): Promise<PDFDocument> {
  const bound = await PDFDocument.create({ updateMetadata: false })
  bound.setTitle(title, { showInWindowTitleBar: true })
  bound.setAuthor(author)
  bound.setCreator('Maillon')
  bound.setProducer('Maillon')
  bound.setCreationDate(at)
  bound.setModificationDate(at)
  bound.setLanguage('fr-FR')
  return bound
}
