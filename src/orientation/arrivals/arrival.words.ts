import { sayDate } from '#platform/i18n/dates.ts'
import type { Tone } from '#platform/ui/chip.tsx'
import { type Arrival, awaitsArrival, isSilent } from './arrival.rules.ts'

/** The three answers, as the receiver chooses them. */
export const arrivalAnswers = {
  came: 'Oui, elle est venue',
  absent: 'Non, elle n’est pas venue',
  not_yet: 'Pas encore, c’est prévu',
} as const
export type ArrivalAnswer = keyof typeof arrivalAnswers

/** "Venue le jeudi 3 décembre 2026", "Pas venue": what stands in a list in place of "Acceptée". Null while nothing is known. */
export function sayArrival(one: Arrival & { state: string }): readonly [label: string, tone: Tone] | null {
  if (one.state !== 'accepted') return null
  if (one.came === 'came') return [one.came_on ? `Venue le ${lower(sayDate(one.came_on))}` : 'Venue', 'done']
  if (isSilent(one)) return ['Venue ? Sans réponse', 'loss']
  if (awaitsArrival(one)) return ['Venue ? Demandé', 'calm']
  if (one.came === 'absent') return ['Pas venue', 'loss']
  return one.came === 'not_yet' ? ['Pas encore venue', 'calm'] : null
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
