import { sayDate } from '#platform/i18n/dates.ts'
import { Paper } from '#platform/pdf/paper.ts'
import { essentials, languageOf } from './essential.words.ts'
import { sayReach } from './law.words.ts'
import type { Sheet } from './sheet.ts'
import { partsOf, titleOf } from './sheet.words.ts'

/** Whom the letter is for. Without `address`, it is handed over: nothing stands on the envelope. */
export type Receiver = { name: string; address: string; commune: string; languages: string[] }
export type Letter = { sheet: Sheet; receiver: Receiver }

type About = { day: string; at: Date; compress?: boolean }

/** The letters of one or several families, each on a sheet of its own, to fold for an envelope with a window. */
export function lettersPdf(letters: readonly Letter[], { day, at, compress }: About): Promise<Buffer> {
  const author = letters[0]?.sheet.organisation.name ?? ''
  const about = { title: 'Réponse à votre demande', author, foot: author, at, compress }
  const paper = new Paper(about)
  for (const letter of letters) {
    const trial = new Paper(about)
    write(trial, letter, day)
    write(paper, letter, day, (trial.pagesOfSheets[0] ?? 1) > 1)
  }
  return paper.finish()
}

/** A letter is one page: where a family has much to read, the questions stand on the line of their answers. */
function write(paper: Paper, { sheet, receiver }: Letter, day: string, tight = false): void {
  const { organisation, run, programme, pseudonym } = sheet
  const to = receiver.address
    ? [receiver.name, ...receiver.address.split('\n'), receiver.commune].filter(Boolean)
    : [receiver.name, 'À remettre en main propre']
  paper
    .sheet(`${organisation.name} · ${run.name} · code ${pseudonym}`)
    .addresses([organisation.name, ...sayReach({ ...organisation, name: '' }).split(', '), `Le ${sayDate(day)}`], to)
    .title(titleOf(sheet))
    .text(`${programme}, ${run.name}.`, { quiet: true })
  for (const { title, lines } of partsOf(sheet))
    if (tight) paper.facts([[title.replace(' ?', ''), lines.join(' ')]])
    else paper.heading(title).text(lines.join(' '))
  const code = languageOf(receiver.languages)
  const words = essentials[code]
  if (code === 'fr' || !words || !sheet.final) return
  paper.heading(words.name)
  for (const line of [words[sheet.final], words.again, words.help, words.french]) paper.text(line)
}
