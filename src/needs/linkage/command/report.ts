import { counted } from '#platform/ui/counted.ts'
import { explainer } from '../explain.ts'
import type { Linked } from '../link.ts'
import { probabilityOf } from '../model/score.ts'
import type { Pair } from '../pairs.ts'

const shown = 10
const percent = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 0 })
/** Of a pair that a person is to judge: rounded down, so that what is not sure never reads as sure. */
export const sayChance = (odds: number): string =>
  percent.format(Math.min(0.99, Math.floor(probabilityOf(odds) * 100) / 100))

/** What was found, for a person at the terminal: how much, then the pairs that await a look, the most doubtful first. */
export const sayFound = ({ records, clues, model, pairs, clusters, surely, candidates }: Linked): string => {
  const judge = pairs.filter(({ zone }) => zone === 'judge')
  const peopleIn = (groups: Int32Array) => groups.reduce((sum, first, record) => sum + (first === record ? 1 : 0), 0)
  const [least, most] = [peopleIn(clusters), peopleIn(surely)]
  const explain = explainer(clues, model)
  const line = ({ a, b, odds }: Pair): string => {
    const strongest = explain(a, b)
      .steps.filter(({ clue, bits }) => clue !== 'start' && clue !== 'together' && Math.abs(bits) >= 1)
      .sort((x, y) => Math.abs(y.bits) - Math.abs(x.bits))
      .slice(0, 4)
      .map(({ label, says, bits }) => `${bits > 0 ? '+' : '−'} ${label.toLowerCase()} : ${says}`)
    return [`  ${records.ids[a]} et ${records.ids[b]} (${sayChance(odds)})`, ...strongest].join('\n      ')
  }
  const doubtful = [...judge].sort((x, y) => x.odds - y.odds || x.a - y.a || x.b - y.b).slice(0, shown)
  return [
    `${counted(records.size, 'fiche lue', 'fiches lues')}, ${counted(candidates, 'paire comparée', 'paires comparées')}.`,
    `${counted(pairs.length - judge.length, 'paire certaine', 'paires certaines')}, ${counted(judge.length, 'paire à vérifier', 'paires à vérifier')}.`,
    least === most
      ? `Ces fiches désignent ${counted(most, 'personne', 'personnes')}.`
      : `Ces fiches désignent de ${least} à ${most} personnes, selon ce qui reste à vérifier.`,
    ...(doubtful.length > 0 ? ['', 'Les plus douteuses :', ...doubtful.map(line)] : []),
    ...(judge.length > shown ? [`  … et ${counted(judge.length - shown, 'autre', 'autres')} : ajoutez --json.`] : []),
  ].join('\n')
}
