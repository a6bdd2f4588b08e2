import type { Oriented, Signal } from './signal.read.store.ts'
import { awaited, equippedSince, isOpen, lookedSince } from './signal.rules.ts'

/**
 * The one step that a pupil's return waits for. The school's own: call, cause, orient, reply (to the receiver's question), elsewhere (refused,
 * silent, or nobody came: address the family to somebody else), follow (a cause that only the school answers), return. Others': answer, help.
 */
export type Step =
  | 'call'
  | 'cause'
  | 'orient'
  | 'reply'
  | 'elsewhere'
  | 'answer'
  | 'help'
  | 'follow'
  | 'return'
  | 'over'

type Known = Parameters<typeof awaited>[0] &
  Pick<Signal, 'household_id' | 'family_open' | 'helped'> & {
    oriented: Pick<Oriented, 'state' | 'asked' | 'noted' | 'lost'> | null
  }

export function stepOf(signal: Known): Step {
  if (!isOpen(signal)) return 'over'
  if (equippedSince(signal)) return 'return'
  if (signal.state === 'flagged') return 'call'
  if (signal.state === 'reached') return 'cause'
  if (!signal.household_id || !signal.family_open) return 'follow'
  const { oriented, helped } = signal
  if (oriented?.state === 'sent') return oriented.asked ? 'reply' : 'answer'
  if (oriented?.lost) return 'elsewhere'
  if (helped) return 'help'
  return oriented && (oriented.state === 'expired' || (oriented.state === 'refused' && !oriented.noted))
    ? 'elsewhere'
    : 'orient'
}

const others: readonly Step[] = ['answer', 'help', 'over']

/** The school alone looks whether the pupil is back. */
const looks: readonly Step[] = ['follow', 'return']

/** The school looked, and has nothing to do until the day of its next reminder. */
export const isResting = (signal: Known, today: string): boolean =>
  looks.includes(stepOf(signal)) && lookedSince(signal) && awaited(signal, today) === null

/** The school itself has the next step, or has waited so long that it looks again; the others wait for somebody else's help. */
export const isOwnTurn = (signal: Known, today: string): boolean =>
  (!others.includes(stepOf(signal)) && !isResting(signal, today)) || awaited(signal, today) === 'look'
