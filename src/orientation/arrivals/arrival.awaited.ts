import type { Awaited } from '../prescriptions/awaited.words.ts'
import { type Arrival, awaitsArrival, cameToNothing, isSilent } from './arrival.rules.ts'

type Standing = Arrival & { state: string; receiver: string; updated_at: Date }

/** Who has the word about a person that was accepted; null when nothing is awaited. */
export function arrivalAwaited(row: Standing, side: 'sent' | 'received'): Awaited | null {
  const mine = side === 'sent'
  if (mine && cameToNothing(row)) {
    if (row.came_noted_at) return null
    return isSilent(row)
      ? { who: 'Vous', what: 'appeler la structure', since: row.came_silent_at ?? row.updated_at }
      : { who: 'Vous', what: 'orienter ailleurs', since: row.came_at ?? row.updated_at }
  }
  if (!awaitsArrival(row)) return null
  const who = mine ? row.receiver : 'Vous'
  return { who, what: 'dire si la personne est venue', since: row.came_asked_at ?? row.updated_at }
}
