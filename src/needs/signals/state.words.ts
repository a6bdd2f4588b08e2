import { sayDate } from '#platform/i18n/dates.ts'
import type { Tone } from '#platform/ui/chip.tsx'
import type { Signal } from './signal.read.store.ts'
import { equippedSince, isOpen } from './signal.rules.ts'
import { endings } from './words.ts'

/** The groups in which a school works its list, and how the address of the list names them. */
export const groups = {
  to_reach: { label: 'Famille à joindre', tone: 'turn', address: 'a-joindre' },
  cause: { label: 'Cause à noter', tone: 'turn', address: 'cause' },
  waiting: { label: 'En attente d’aide', tone: 'calm', address: 'suivi' },
  equipped: { label: 'Matériel reçu, retour attendu', tone: 'turn', address: 'equipe' },
  ended: { label: 'Terminé', tone: 'calm', address: 'termine' },
} as const satisfies Record<string, { label: string; tone: Tone; address: string }>
type StateGroup = keyof typeof groups

const keys = Object.keys(groups) as StateGroup[]

/** The group that an address names; undefined when it names none. */
export const groupAt = (address: string): StateGroup | undefined => keys.find((key) => groups[key].address === address)

/** The group in which a signal is worked. */
export function groupOf(signal: Signal): StateGroup {
  if (!isOpen(signal)) return 'ended'
  if (equippedSince(signal)) return 'equipped'
  return signal.state === 'flagged' ? 'to_reach' : signal.state === 'reached' ? 'cause' : 'waiting'
}

/** Where a signal stands, in a word. */
export function sayState(signal: Signal): readonly [label: string, tone: Tone] {
  if (signal.state === 'back') return ['De retour', 'done']
  if (signal.state === 'closed') return [`Clos : ${endings[signal.closed_as ?? ''] ?? ''}`, 'calm']
  const { label, tone } = groups[groupOf(signal)]
  return [label, tone]
}

/** The one thing that a school reads of what others did for its pupil: the day, or no. */
export const sayEquipped = ({ equipped_on }: Pick<Signal, 'equipped_on'>): string =>
  equipped_on ? `Oui, le ${sayDate(equipped_on)}` : 'Non'
