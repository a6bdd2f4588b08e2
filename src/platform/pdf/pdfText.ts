import { getDocumentProxy } from 'unpdf'
import { type Refusal, refuse } from '../access/refusal.ts'

const maxPages = 40

/**
 * The texts of the first page of a PDF that somebody else's tool wrote, in the order of its lines, blanks left out: a
 * form's label is followed by its value. Nothing in the file is run. A sentence refuses what is locked or damaged.
 */
export async function textsOfFirstPage(bytes: Uint8Array): Promise<string[] | Refusal> {
  try {
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 })
    if (pdf.numPages > maxPages) return refuse(`Ce PDF a plus de ${maxPages} pages : ce n’est pas un rapport.`)
    const { items } = await (await pdf.getPage(1)).getTextContent()
    return items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item.str.trim()] : []))
  } catch {
    return refuse('Ce PDF est abîmé ou protégé par un mot de passe : il ne peut pas être lu.')
  }
}
