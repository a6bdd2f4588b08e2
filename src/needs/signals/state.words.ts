import { sayDate } from '#platform/i18n/dates.ts'
import type { Tone } from '#platform/ui/chip.tsx'
import type { Signal } from './signal.read.ts'
import { equippedSince, isOpen } from './signal.rules.ts'
import { endings } from './words.ts'

/** The groups in which a school works its list. */
export const stateWords = {
  'a-joindre': 'Famille à joindre',
  cause: 'Cause à noter',
  suivi: 'En attente d’aide',
  equipe: 'Équipé, pas encore revenu',
  termine: 'Terminé',
} as const
export type StateGroup = keyof typeof stateWords

export function groupOf(signal: Signal): StateGroup {
  if (!isOpen(signal)) return 'termine'
  if (equippedSince(signal)) return 'equipe'
  return signal.state === 'flagged' ? 'a-joindre' : signal.state === 'reached' ? 'cause' : 'suivi'
}

const tones: Record<StateGroup, Tone> = {
  'a-joindre': 'turn',
  cause: 'turn',
  suivi: 'calm',
  equipe: 'turn',
  termine: 'calm',
}

/** Where a signal stands, in a word. */
export function sayState(signal: Signal): readonly [label: string, tone: Tone] {
  if (signal.state === 'back') return ['De retour', 'done']
  if (signal.state === 'closed') return [`Clos : ${endings[signal.closed_as ?? ''] ?? ''}`, 'calm']
  const group = groupOf(signal)
  return [stateWords[group], tones[group]]
}

/** The one thing that a school reads of what others did for its pupil: the day, or no. */
export const sayEquipped = ({ equipped_on }: Pick<Signal, 'equipped_on'>): string =>
  equipped_on ? `Oui, le ${sayDate(equipped_on)}` : 'Non'
