import { stateWords } from '../devices/device.words.ts'
import { onShelf } from './stock.words.ts'

/** One machine, or one code, of an inventory, with what is known of it now. */
export type Line = {
  device_id: string | null
  said: string | null
  elsewhere: boolean
  expected_state: string | null
  found_at: Date | null
  found_state: string | null
  found_place_id: string | null
  outcome: string | null
  /** Where it stands and what it is now. */
  state: string | null
  place_id: string | null
}

/** found: where it was expected · missing: not seen · left: not seen, and known to have gone meanwhile · misplaced: of another of one's places · wrong_state: it should not stand on a shelf · foreign: another organisation's · unknown: of nobody. */
export type Verdict = 'found' | 'missing' | 'left' | 'misplaced' | 'wrong_state' | 'foreign' | 'unknown'

export function verdictOf(line: Line, placeId: string): Verdict {
  if (line.device_id === null) return line.elsewhere ? 'foreign' : 'unknown'
  if (line.found_at === null) {
    const gone = line.place_id !== placeId || !onShelf.includes(line.state ?? '')
    return gone && line.outcome === null ? 'left' : 'missing'
  }
  if (!onShelf.includes(line.found_state ?? '')) return 'wrong_state'
  if (line.expected_state !== null || line.found_place_id === placeId) return 'found'
  return 'misplaced'
}

export const refusalToScan = (take: { closed_at: Date | null }): string | null =>
  take.closed_at ? 'Cet inventaire est clos : ouvrez-en un autre pour compter à nouveau.' : null

export const refusalToClose = (take: { closed_at: Date | null }): string | null =>
  take.closed_at ? 'Cet inventaire est déjà clos.' : null

export type Outcome = 'moved' | 'lost' | 'found_later'

/** What may be said of an exception, once, and when. */
export function refusalOfOutcome(
  outcome: Outcome,
  verdict: Verdict,
  line: Pick<Line, 'outcome' | 'state'>,
  closed: boolean,
): string | null {
  if (outcome === 'moved') return verdict === 'misplaced' && !line.outcome ? null : 'Cet appareil est déjà à sa place.'
  if (!closed) return 'Finissez de compter et fermez l’inventaire : il peut encore être trouvé.'
  if (verdict !== 'missing') return 'Cet appareil ne manque pas.'
  if (outcome === 'found_later') return line.outcome === 'found_later' ? 'Cet appareil est déjà noté retrouvé.' : null
  if (line.outcome) return 'Cet appareil a déjà sa réponse.'
  return line.state && onShelf.includes(line.state)
    ? null
    : `Cet appareil est « ${(stateWords[line.state ?? '']?.label ?? 'inconnu').toLowerCase()} » : il n’est pas à déclarer perdu ici.`
}
