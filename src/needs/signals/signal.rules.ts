import type { Role } from '#platform/access/member.ts'
import { DAY } from '#platform/i18n/dates.ts'
import { firstDayOf, saySchoolYear, schoolYearOf } from './schoolYear.ts'
import type { Cause } from './words.ts'

/** Who signals pupils: their school, and nobody else. */
export const signalsPupils: readonly Role[] = ['school']

type Standing = { state: string; back_on: string | null; ended_at: Date | null }

export const isOpen = ({ ended_at }: Pick<Standing, 'ended_at'>): boolean => ended_at === null

/** An ended signal is read, not changed: a pupil who is missing again is flagged again. */
export const refusalToFollow = (signal: Standing): string | null => {
  if (isOpen(signal)) return null
  return signal.state === 'back'
    ? 'Cet élève est déjà noté revenu. S’il ne se connecte plus, cochez de nouveau son nom dans sa classe.'
    : 'Ce suivi est clos. Si l’élève ne se connecte plus, cochez de nouveau son nom dans sa classe.'
}

/** A day said of an absence: within this school year, and not ahead. */
export const refusalOfSince = (since: string, today: string): string | null => {
  if (since > today) return 'Ce jour n’est pas encore venu.'
  const year = schoolYearOf(today)
  return since < firstDayOf(year)
    ? `Ce jour est avant la rentrée. Choisissez un jour de l’année ${saySchoolYear(year)}.`
    : null
}

export const refusalOfReturn = (back: string, signal: { since: string }, today: string): string | null => {
  if (back > today) return 'Ce jour n’est pas encore venu : notez le retour quand il a eu lieu.'
  return back < signal.since ? 'L’élève ne peut pas être revenu avant d’avoir été absent.' : null
}

/** Calendar days from one day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY)

/** What a cause asks of the chain; nothing when only the school can answer it, as it gives lost codes again. */
const needOf: Partial<Record<Cause, 'computer' | 'connection' | 'skills'>> = {
  no_device: 'computer',
  shared_device: 'computer',
  no_connection: 'connection',
  knowing_how: 'skills',
  language: 'skills',
}
/** The needs that the causes of an absence open, each once; none when only the school can answer them. */
export const needsFrom = (causes: readonly string[]) => [
  ...new Set(causes.flatMap((cause) => needOf[cause as Cause] ?? [])),
]

/** A family is asked for a return this long after it was equipped. */
const ASK_RETURN_DAYS = 2
/** A family that nobody reached is called again after so many days. */
export const REACH_DAYS = 3
/** A signal this old asks for a look, whatever was done; looked into without a return, it asks again as late. */
const LONG_DAYS = 14
/** After the equipment, a pupil who was looked into and is not back is looked into again after so many days. */
const LOOK_AGAIN_DAYS = 7

export type Followed = Standing & {
  flagged_on: string
  reach: string
  equipped_on: string | null
  /** The last day the school noted that it looked, and that the pupil is not back yet. */
  looked_on: string | null
}
/** What a signal waits for: a call, a cause, a return to note, a look; nothing while others act. */
export type Awaited = 'reach' | 'cause' | 'return' | 'look' | null

export function awaited(signal: Followed, today: string): Awaited {
  if (!isOpen(signal)) return null
  const due = lookDueOn(signal) <= today
  if (equippedSince(signal) && (due || lookedSince(signal))) return due ? 'return' : null
  if (signal.state === 'flagged') return 'reach'
  if (signal.state === 'reached') return 'cause'
  return due ? 'look' : null
}

/** The school looked, and since then nothing new was put in the family's hands. */
export const lookedSince = (signal: Followed): boolean =>
  signal.looked_on !== null && (!equippedSince(signal) || signal.looked_on >= (signal.equipped_on ?? ''))

/** The day from which the school is asked to look whether the pupil is back: after the equipment or a long time, and again after each look. */
export function lookDueOn(signal: Followed): string {
  const { flagged_on, equipped_on, looked_on } = signal
  const equipped = equippedSince(signal)
  if (lookedSince(signal)) return daysAfter(looked_on ?? '', equipped ? LOOK_AGAIN_DAYS : LONG_DAYS)
  return equipped ? daysAfter(equipped_on ?? '', ASK_RETURN_DAYS) : daysAfter(flagged_on, LONG_DAYS)
}

const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)

/** Equipped since the school flagged the pupil, or the very day. */
export const equippedSince = ({ flagged_on, equipped_on }: Pick<Followed, 'flagged_on' | 'equipped_on'>): boolean =>
  equipped_on !== null && equipped_on >= flagged_on
