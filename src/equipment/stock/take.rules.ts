import { onShelf } from './stock.words.ts'

/** One machine, or one code, of an inventory, with what is known of it now. */
export type Line = {
  device_id: string | null
  said: string | null
  elsewhere: boolean
  expected_state: string | null
  found_at: Date | null
  /** What it was, and where it stood, when it was seen; never seen, when the inventory was closed. */
  found_state: string | null
  found_place_id: string | null
  outcome: string | null
  /** Where it stands and what it is now. */
  state: string | null
  place_id: string | null
}

/** found: where it was expected · missing: not seen · left: not seen, and known to have gone before the inventory was closed · misplaced: of another of one's places · wrong_state: it should not stand on a shelf · foreign: another organisation's · unknown: of nobody. */
export type Verdict = 'found' | 'missing' | 'left' | 'misplaced' | 'wrong_state' | 'foreign' | 'unknown'

export function foundAs(line: Line, placeId: string): Verdict {
  if (line.device_id === null) return line.elsewhere ? 'foreign' : 'unknown'
  if (line.found_at === null) {
    const closed = line.found_state !== null
    const [state, place] = closed ? [line.found_state, line.found_place_id] : [line.state, line.place_id]
    const gone = place !== placeId || !onShelf.includes(state ?? '')
    return gone && line.outcome === null ? 'left' : 'missing'
  }
  if (!onShelf.includes(line.found_state ?? '')) return 'wrong_state'
  if (line.expected_state !== null || line.found_place_id === placeId) return 'found'
  return 'misplaced'
}

export const refusalToScan = (take: { closed_at: Date | null }): string | null =>
  take.closed_at ? 'Cet inventaire est clos : ouvrez-en un autre pour compter à nouveau.' : null

export const refusalToCloseTake = (take: { closed_at: Date | null }): string | null =>
  take.closed_at ? 'Cet inventaire est déjà clos.' : null
