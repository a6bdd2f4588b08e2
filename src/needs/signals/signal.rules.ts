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
/** A signal this old asks for a look, whatever was done. */
const LONG_DAYS = 14

export type Followed = Standing & { flagged_on: string; reach: string; equipped_on: string | null }
/** What a signal waits for: a call, a cause, a return to note, a look; nothing while others act. */
export type Awaited = 'reach' | 'cause' | 'return' | 'look' | null

export function awaited(signal: Followed, today: string): Awaited {
  if (!isOpen(signal)) return null
  const age = daysBetween(signal.flagged_on, today)
  if (equippedSince(signal) && daysBetween(signal.equipped_on ?? today, today) >= ASK_RETURN_DAYS) return 'return'
  if (signal.state === 'flagged') return 'reach'
  if (signal.state === 'reached') return 'cause'
  return age >= LONG_DAYS ? 'look' : null
}

/** Equipped since the school flagged the pupil, or the very day. */
export const equippedSince = ({ flagged_on, equipped_on }: Pick<Followed, 'flagged_on' | 'equipped_on'>): boolean =>
  equipped_on !== null && equipped_on >= flagged_on
