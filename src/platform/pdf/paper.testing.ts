import { getDocumentProxy } from 'unpdf'

/** What a PDF written without compression says, read back through the ToUnicode tables of its fonts: for tests only. */
export function textOfPdf(bytes: Uint8Array): string {
  const source = Buffer.from(bytes).toString('latin1')
  const objects = new Map(
    [...source.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [id, body ?? '']),
  )
  const fonts = new Map<string, Map<string, string>>()
  for (const [, name, id] of source.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id ?? '') ?? '')?.[1]
    if (table) fonts.set(name ?? '', unicodeOf(objects.get(table) ?? ''))
  }
  const lines: string[] = []
  for (const body of objects.values()) {
    let font: Map<string, string> | undefined
    for (const [, name, glyphs] of body.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>[\s\d.-]*)+)\] TJ/g)) {
      if (name) font = fonts.get(name)
      else
        lines.push(
          [...(glyphs ?? '').replace(/>[^<]*</g, '').matchAll(/[0-9a-f]{4}/g)]
            .map(([code]) => font?.get(code) ?? '\uFFFD')
            .join(''),
        )
    }
  }
  return lines.join('\n')
}

const unicodeOf = (table: string): Map<string, string> => {
  const known = new Map<string, string>()
  for (const [, from, list] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g))
    for (const [at, [, code]] of [...(list ?? '').matchAll(/<([0-9a-f ]*)>/g)].entries())
      known.set(
        (Number.parseInt(from ?? '0', 16) + at).toString(16).padStart(4, '0'),
        Buffer.from((code ?? '').replaceAll(' ', ''), 'hex')
          .swap16()
          .toString('utf16le'),
      )
  return known
}

/** What each page of a PDF says, whoever wrote it: for tests only. */
export async function pagesOfPdf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 })
  const pages = Array.from({ length: pdf.numPages }, async (_, at) =>
    (await (await pdf.getPage(at + 1)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(''),
  )
  return Promise.all(pages)
}
