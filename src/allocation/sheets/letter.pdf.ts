import { sayDate } from '#platform/i18n/dates.ts'
import { Paper } from '#platform/pdf/paper.ts'
import { unbroken } from '#platform/ui/unbroken.ts'
import { essentials, isRightToLeft, languageOf } from './essential.words.ts'
import { sayReach } from './law.words.ts'
import type { Sheet } from './sheet.ts'
import { answerOf, partsOf, titleOf, verifiedAt } from './sheet.words.ts'

/** Whom the letter is for. Without `address`, it is handed over: nothing stands on the envelope. */
export type Receiver = { name: string; address: string; commune: string; languages: string[] }
export type Letter = { sheet: Sheet; receiver: Receiver }

/** `site`: where people reach what is published, as it is printed. */
type About = { day: string; at: Date; site: string; compress?: boolean }

/** The letters of one or several families, each on a sheet of its own, to fold for an envelope with a window. */
export function lettersPdf(letters: readonly Letter[], { day, at, site, compress }: About): Promise<Buffer> {
  const author = letters[0]?.sheet.organisation.name ?? ''
  const about = { title: 'Réponse à votre demande', author, foot: author, at, compress }
  const paper = new Paper(about)
  for (const letter of letters) {
    const trial = new Paper(about)
    write(trial, letter, { day, site })
    write(paper, letter, { day, site, tight: (trial.pagesOfSheets[0] ?? 1) > 1 })
  }
  return paper.finish()
}

/** A letter is one page: where a family has much to read, the questions stand on the line of their answers. */
function write(
  paper: Paper,
  { sheet, receiver }: Letter,
  { day, site, tight = false }: { day: string; site: string; tight?: boolean },
): void {
  const { organisation, run, programme, pseudonym } = sheet
  const to = receiver.address
    ? [receiver.name, ...receiver.address.split('\n'), receiver.commune].filter(Boolean)
    : [receiver.name, 'À remettre en main propre']
  paper
    .sheet(`${organisation.name} · ${run.name} · code ${pseudonym}`)
    .addresses([organisation.name, ...sayReach({ ...organisation, name: '' }).split(', '), `Le ${sayDate(day)}`], to)
    .title(titleOf(sheet))
    .text(unbroken(`${programme}, ${run.name}.`), { quiet: true })
    .text(unbroken(answerOf(sheet).join(' ')))
  inItsLanguage(paper, sheet, receiver.languages)
  const { own, everybody } = partsOf(sheet)
  for (const { title, lines } of [...own, ...everybody, verifiedAt(sheet, site)]) {
    const said = unbroken(lines.join(' '))
    if (tight) paper.facts([[title.replace(' ?', ''), said]])
    else paper.heading(unbroken(title)).text(said)
  }
}

/** A family that reads no French finds its own language first. */
function inItsLanguage(paper: Paper, { final }: Sheet, spoken: readonly string[]): void {
  const code = languageOf(spoken)
  const words = essentials[code]
  if (code === 'fr' || !words || !final) return
  const toTheLeft = isRightToLeft(code)
  paper.heading(words.name, { toTheLeft })
  for (const line of [words[final], words.again, words.help, words.french]) paper.text(line, { toTheLeft })
}
