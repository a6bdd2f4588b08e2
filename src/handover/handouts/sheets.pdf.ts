import { barcodes } from '#equipment/devices/label.ts'
import { sayDate } from '#platform/i18n/dates.ts'
import { twoToASheet } from '#platform/pdf/bind.ts'
import { Paper } from '#platform/pdf/paper.ts'
import { type Agreement, footOf, writeAgreement } from '../handovers/agreement.pdf.ts'
import type { Handout, Line } from './handout.store.ts'

/**
 * The sheets of a session on one paper, with the square code that opens each on the day: an A4 sheet carries the two copies of one
 * agreement, half a sheet each in nine points, on both sides, and is cut in the middle.
 */
export async function sheetsPdf(
  handout: Pick<Handout, 'title'>,
  author: string,
  sheets: readonly Agreement[],
  at: Date,
): Promise<Buffer> {
  const title = `Feuilles, ${handout.title}`
  const paper = new Paper({ title, author, foot: handout.title, at, size: 'A5' })
  for (const sheet of sheets) {
    const { number } = sheet.handover
    const { qr } = barcodes(number)
    for (const copy of ['exemplaire de la famille', 'exemplaire de la structure']) {
      paper.sheet(`${footOf(sheet.handover)} · ${copy}`).code({ ...qr, label: `Code de la feuille ${number}` })
      writeAgreement(paper, sheet)
    }
  }
  const pages = paper.pagesOfSheets
  return twoToASheet(await paper.finish(), pages, { title, author, at })
}

/** The list that many sign, each on its line: who receives, what, and room for a name and a signature. */
export function listPdf(
  handout: Handout,
  author: string,
  lines: readonly Line[],
  at: Date,
  compress = true,
): Promise<Buffer> {
  const kind = handout.kind === 'loan' ? 'prêt' : 'don'
  return new Paper({ title: `Liste à signer, ${handout.title}`, author, foot: handout.title, at, compress })
    .title(handout.title)
    .text([sayDate(handout.held_on), handout.place, author].filter(Boolean).join(', '), { quiet: true })
    .text(
      `Chaque famille signe sur sa ligne, pour tout ce qu’elle reçoit (${kind}). La convention lui est lue, et son exemplaire donné.`,
    )
    .lines(
      [
        ['Feuille', 0.12],
        ['Élève, famille', 0.26],
        ['Reçoit', 0.2],
        ['Nom de qui signe', 0.2],
        ['Signature', 0.22],
      ],
      lines.map((line) => [
        line.number,
        [line.pupils, line.household].filter(Boolean).join(', '),
        [line.numbers, line.labels].filter(Boolean).join(', '),
        '',
        '',
      ]),
    )
    .facts([['Vu par, pour la structure', '……………………………………']])
    .finish()
}
