/** What is noted of somebody expected at a workshop. */
export const attendances = { present: 'Était là', absent: 'N’était pas là', excused: 'A prévenu' } as const
export type Attendance = keyof typeof attendances

type Standing = { state: string; starts_at: Date }

export const refusalToBook = ({ state, starts_at }: Standing, now: Date): string | null => {
  if (state === 'cancelled') return 'Cet atelier est annulé.'
  if (starts_at <= now) return 'Cet atelier a déjà commencé.'
  return null
}

export const refusalToAttend = ({ state, starts_at }: Standing, now: Date): string | null => {
  if (state === 'cancelled') return 'Cet atelier est annulé.'
  if (starts_at > now) return 'L’appel se fait quand l’atelier a commencé.'
  return null
}

export const refusalToCancel = ({ state }: Standing): string | null =>
  state === 'open'
    ? null
    : state === 'held'
      ? 'Cet atelier a eu lieu : il ne s’annule plus.'
      : 'Cet atelier est déjà annulé.'

export const sayState = ({ state, starts_at }: Standing, now: Date): string =>
  state === 'cancelled' ? 'Annulé' : state === 'held' ? 'Tenu' : starts_at <= now ? 'Appel à faire' : 'À venir'

/** "3 places libres", "complet, 2 en attente". */
export const sayRoom = ({ seats, held, waiting }: { seats: number; held: number; waiting: number }): string => {
  const free = seats - held
  if (free > 0 && waiting === 0) return `${free} place${free > 1 ? 's' : ''} libre${free > 1 ? 's' : ''}`
  return waiting > 0 ? `complet, ${waiting} en attente` : 'complet'
}

export const seatWords: Record<string, string> = { waiting: 'En attente', booked: 'Place réservée', ...attendances }
