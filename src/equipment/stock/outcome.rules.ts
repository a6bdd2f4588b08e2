import { stateWords } from '../devices/device.words.ts'
import { onShelf } from './stock.words.ts'
import type { Line, Verdict } from './take.rules.ts'

export type Outcome = 'moved' | 'lost' | 'found_later'

/** What may be said of an exception, once, and when. */
export function refusalOfOutcome(
  outcome: Outcome,
  verdict: Verdict,
  line: Pick<Line, 'outcome' | 'state' | 'place_id' | 'found_state' | 'found_place_id'>,
  closed: boolean,
): string | null {
  if (outcome === 'moved') return verdict === 'misplaced' && !line.outcome ? null : 'Cet appareil est déjà à sa place.'
  if (!closed) return 'Finissez de compter et fermez l’inventaire : il peut encore être trouvé.'
  if (verdict !== 'missing') return 'Cet appareil ne manque pas.'
  if (outcome === 'found_later') return line.outcome === 'found_later' ? 'Cet appareil est déjà noté retrouvé.' : null
  if (line.outcome) return 'Cet appareil a déjà sa réponse.'
  if (line.found_state !== null && line.place_id !== line.found_place_id)
    return 'Cet appareil a changé de lieu depuis l’inventaire : il n’est pas à déclarer perdu ici.'
  return line.state && onShelf.includes(line.state)
    ? null
    : `Cet appareil est « ${(stateWords[line.state ?? '']?.label ?? 'inconnu').toLowerCase()} » : il n’est pas à déclarer perdu ici.`
}
