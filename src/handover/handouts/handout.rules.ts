import type { HandoutState, Standing } from './handout.words.ts'

type Line = { state: string; arrived_at: Date | null; absent_at: Date | null }

/** Where a receiver stands: the signature says more than the arrival, and the last word on who came is kept alone. */
export function standingOf({ state, arrived_at, absent_at }: Line): Standing {
  if (state === 'signed' || state === 'closed') return 'signed'
  if (state === 'cancelled') return 'given_up'
  if (arrived_at) return 'arrived'
  return absent_at ? 'absent' : 'awaited'
}

export const isOpen = ({ state }: Pick<Line, 'state'>): boolean => state === 'prepared'

/** Who came, how many signed: counted, never named, never photographed. */
export function countsOf(lines: readonly Line[]): Record<Standing, number> & { came: number } {
  const counts = { awaited: 0, arrived: 0, absent: 0, signed: 0, given_up: 0, came: 0 }
  for (const line of lines) {
    counts[standingOf(line)]++
    if (line.arrived_at) counts.came++
  }
  return counts
}

/** What was prepared is still to come: a session may be given a day that has not passed. */
export const refusalOfDay = (held_on: string, today: string): string | null =>
  held_on < today ? 'Ce jour est déjà passé : choisissez-en un autre.' : null

/** A class without any device is not prepared: there would be nothing to sign for. */
export const refusalOfStock = (ready: number): string | null =>
  ready > 0
    ? null
    : 'Aucun appareil de ce type n’est prêt dans votre stock. Choisissez-en un autre, ou attendez la livraison.'

/** The list is followed while the day lasts. */
export function refusalToFollowDay(state: string, closed: boolean): string | null {
  if (closed) return 'Cette séance est close : rouvrez la feuille seule, ou préparez une autre séance.'
  if (state === 'signed' || state === 'closed') return 'Cette feuille est déjà signée : il n’y a plus rien à noter.'
  return state === 'cancelled' ? 'Cette feuille est annulée : rien n’est à remettre.' : null
}

/** A tablet goes out for a session that is still open. */
export const refusalToTake = (day: { closed_at: Date | null } | undefined): string | null =>
  day && day.closed_at === null
    ? null
    : 'Cette séance est close : il n’y a plus rien à emporter. Préparez-en une autre, ou ouvrez la feuille seule.'

/** A session ends once it is said what becomes of the sheets that nobody signed. */
export function refusalToCloseHandout(closed: boolean, waiting: number, rest: string | undefined): string | null {
  if (closed) return 'Cette séance est déjà close.'
  return waiting > 0 && !rest ? 'Dites ce que deviennent les feuilles qui restent.' : null
}

/** A session is prepared, then opened by its first arrival, then closed for good. */
export const stateOf = ({ opened_at, closed_at }: { opened_at: Date | null; closed_at: Date | null }): HandoutState =>
  closed_at ? 'closed' : opened_at ? 'opened' : 'prepared'
