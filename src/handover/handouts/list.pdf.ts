import { sayDate } from '#platform/i18n/dates.ts'
import { Paper } from '#platform/pdf/paper.ts'
import type { Handout, Line } from './handout.store.ts'

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
