import { PDFDocument } from '@cantoo/pdf-lib'

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
