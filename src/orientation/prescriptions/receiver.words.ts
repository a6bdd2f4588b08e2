import { sayLeft } from '#allocation/programmes/left.words.ts'
import { atCommune } from '#allocation/programmes/words.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Receiver } from './receiver.store.ts'

type Shown = Pick<Receiver, 'commune' | 'programme' | 'left' | 'stock' | 'seats' | 'answerDays'>

/** The household that is addressed: its commune, empty while nobody has said it, and what it needs, empty while nothing is ticked. */
export type ForWhom = { commune: string; kinds: readonly string[] }

const asks = (kinds: readonly string[], kind: string): boolean => kinds.length === 0 || kinds.includes(kind)

/**
 * "Lens. Ordinateurs solidaires : il reste 16 ordinateurs sur 40 à Harnes. Quelques ordinateurs prêts. 5 places en atelier d’ici 30 jours. Répond
 * en 4 jours environ." Only what serves the needs asked; no figure while the commune is not known, since it would be another commune's.
 */
export function sayReceiver(receiver: Shown, { commune, kinds }: ForWhom): string {
  const said = commune
    ? [sayPlaces(receiver, kinds, commune), ...sayAvailable(receiver, kinds)]
    : [sayProgramme(receiver.programme)]
  return [receiver.commune, ...said, saySpeed(receiver)].filter(Boolean).join('. ')
}

/** Alone, the name of a programme could be read as a fact. */
const sayProgramme = (name: string | null): string => (name ? `Programme « ${name} »` : '')

/** Nothing is under way there, and no seat either for whoever wants to learn. */
export const isUnlikely = ({ programme, seats }: Pick<Shown, 'programme' | 'seats'>, kinds: readonly string[]) =>
  programme === null && (seats === 0 || !asks(kinds, 'skills'))

const stocks: Record<Receiver['stock'], string> = {
  many: 'Dix ordinateurs prêts ou plus',
  few: 'Quelques ordinateurs prêts',
  none: '',
}

/** What there is beyond the places of a programme; nothing is said of what there is none of. */
const sayAvailable = ({ stock, seats }: Pick<Shown, 'stock' | 'seats'>, kinds: readonly string[]): string[] => [
  asks(kinds, 'computer') ? stocks[stock] : '',
  asks(kinds, 'skills') && seats > 0 ? `${counted(seats, 'place')} en atelier d’ici 30 jours` : '',
]

const saySpeed = ({ answerDays }: Pick<Shown, 'answerDays'>): string =>
  answerDays === null ? '' : `Répond en ${counted(answerDays, 'jour')} environ`

function sayPlaces({ programme, left }: Shown, kinds: readonly string[], commune: string): string {
  const where = atCommune(commune)
  if (!programme) return `Aucun programme en cours, aucune place prévue ${where}`
  const said = sayLeft(
    left.filter(({ kind }) => asks(kinds, kind)),
    commune,
  )
  if (said) return `${programme} : ${said}`
  return equipping.some((kind) => asks(kinds, kind))
    ? `${programme} : aucune place prévue ${where}`
    : sayProgramme(programme)
}

const equipping = ['computer', 'connection']
