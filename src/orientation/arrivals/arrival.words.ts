import { sayDay } from '#platform/i18n/dates.ts'
import type { Tone } from '#platform/ui/chip.tsx'
import { type Arrival, awaitsArrival, isSilent } from './arrival.rules.ts'

/** The three answers, as the receiver chooses them. */
export const arrivalAnswers = {
  came: 'Oui, elle est venue',
  absent: 'Non, elle n’est pas venue',
  not_yet: 'Pas encore, c’est prévu',
} as const
export type ArrivalAnswer = keyof typeof arrivalAnswers

/** The same, as they are told; the person agrees, whoever it is. */
export const arrivalSaid: Record<ArrivalAnswer, string> = {
  came: 'La personne est venue',
  absent: 'La personne n’est pas venue',
  not_yet: 'La personne n’est pas encore venue',
}

/** "La personne est venue le jeudi 3 décembre"; without a day when nobody said which. */
export const sayCame = ({ came_on }: Pick<Arrival, 'came_on'>, now: Date): string =>
  came_on ? `${arrivalSaid.came} le ${sayDay(new Date(`${came_on}T12:00:00Z`), now)}` : arrivalSaid.came

/** "Venue", "Pas venue": what stands in a list in place of "Acceptée". Null while nothing is known. */
export function arrivalChip(one: Arrival & { state: string }): readonly [label: string, tone: Tone] | null {
  if (one.state !== 'accepted') return null
  if (one.came === 'came') return ['Venue', 'done']
  if (isSilent(one)) return ['Venue jamais confirmée', 'loss']
  if (awaitsArrival(one)) return ['Venue à confirmer', 'calm']
  if (one.came === 'absent') return ['Pas venue', 'loss']
  return one.came === 'not_yet' ? ['Pas encore venue', 'calm'] : null
}
