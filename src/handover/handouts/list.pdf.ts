import { sayDate } from '#platform/i18n/dates.ts'
import type { SheetColumn } from '#platform/pdf/paper.lines.ts'
import { Paper } from '#platform/pdf/paper.ts'
import type { Handout, Line } from './handout.store.ts'

const toEveryone: readonly SheetColumn[] = [
  ['Feuille', 0.09],
  ['Élève, famille', 0.21],
  ['Reçoit', 0.16],
]

/** The list that many sign, each on its line: who receives, what, and room for a name and a signature. */
export function listPdf(
  handout: Handout,
  author: string,
  lines: readonly Line[],
  at: Date,
  compress = true,
): Promise<Buffer> {
  const loan = handout.kind === 'loan'
  const quality =
    'Qui signe écrit son nom et sa qualité : parent, responsable légal de l’enfant ou adulte de la famille. '
  const about = { title: `Liste à signer, ${handout.title}`, author, foot: handout.title }
  return new Paper({ ...about, size: 'wide', at, compress })
    .title(handout.title)
    .text([sayDate(handout.held_on), handout.place, author].filter(Boolean).join(', '), { quiet: true })
    .text(
      `Chaque famille signe sur sa ligne, pour tout ce qu’elle reçoit en ${loan ? 'prêt' : 'don'}. ${loan ? quality : ''}La convention lui est lue, et son exemplaire donné.`,
    )
    .lines(
      loan
        ? [...toEveryone, ['Nom, qualité', 0.18], ['Adresse', 0.2], ['Signature', 0.16]]
        : [...toEveryone, ['Nom de qui signe', 0.24], ['Signature', 0.3]],
      lines.map((line) => [
        line.number,
        [line.pupils, line.household].filter(Boolean).join(', '),
        [sayNumbers(line.numbers), line.labels].filter(Boolean).join(', '),
        '',
        ...(loan ? [line.asks_address ? '' : 'déjà connue'] : []),
        '',
      ]),
    )
    .facts([['Vu par, pour la structure', '……………………………………']])
    .finish()
}

/** A card by its last digits, that tell it from the others of its packet: "ML-0412, SIM …0522". */
const sayNumbers = (numbers: string): string => numbers.replaceAll(/\b89\d{12,}(\d{4})\b/g, 'SIM …$1')
