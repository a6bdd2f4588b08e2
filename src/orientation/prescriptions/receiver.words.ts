import { atCommune } from '#allocation/programmes/words.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Receiver } from './receiver.store.ts'

type Shown = Pick<Receiver, 'commune' | 'programme' | 'left' | 'stock' | 'seats' | 'answerDays'>

/**
 * "Lens. Ordinateurs solidaires : 16 places restantes à Harnes. Quelques ordinateurs prêts. 5 places en atelier d’ici 30 jours. Répond
 * en 4 jours environ." `commune` is the household's; empty while nobody has said it.
 */
export function sayReceiver(receiver: Shown, commune: string): string {
  const where = commune ? atCommune(commune) : 'dans sa commune'
  return [receiver.commune, sayLeft(receiver, where), ...sayAvailable(receiver)].filter(Boolean).join('. ')
}

const stocks: Record<Receiver['stock'], string> = {
  many: 'Dix ordinateurs prêts ou plus',
  few: 'Quelques ordinateurs prêts',
  none: '',
}

/** What there is beyond the places of a programme; nothing is said of what there is none of. */
const sayAvailable = ({ stock, seats, answerDays }: Pick<Shown, 'stock' | 'seats' | 'answerDays'>): string[] =>
  [
    stocks[stock],
    seats > 0 ? `${counted(seats, 'place')} en atelier d’ici 30 jours` : '',
    answerDays === null ? '' : `Répond en ${counted(answerDays, 'jour')} environ`,
  ].filter(Boolean)

function sayLeft({ programme, left }: Shown, where: string): string {
  if (!programme) return `Aucun programme en cours, aucune place prévue ${where}`
  if (!left) return `${programme} : aucune place prévue ${where}`
  const both = left.computer !== undefined && left.connection !== undefined
  const said = [
    left.computer !== undefined && places(left.computer, both ? ' pour un ordinateur' : ''),
    left.connection !== undefined && places(left.connection, ' pour une connexion'),
  ]
  return `${programme} : ${said.filter(Boolean).join(', ')} ${where}`
}

const places = (n: number, what: string) =>
  n > 0 ? `${n} place${n > 1 ? 's' : ''} restante${n > 1 ? 's' : ''}${what}` : `plus de place${what}`
