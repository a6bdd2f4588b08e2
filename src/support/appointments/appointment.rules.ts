/** What may be noted of an appointment. `household` and `organisation` say who cancelled. */
export const marks = {
  seen: 'La famille est venue',
  no_show: 'La famille n’est pas venue, sans prévenir',
  excused: 'La famille a prévenu qu’elle ne viendrait pas',
  household: 'La famille a annulé',
  organisation: 'Nous avons annulé',
} as const
export type Mark = keyof typeof marks

type Standing = { state: string; starts_at: Date }

const fromState: Record<string, readonly Mark[]> = {
  proposed: ['excused', 'household', 'organisation'],
  booked: ['seen', 'no_show', 'excused', 'household', 'organisation'],
  // Learned later: somebody came after all, or had left word.
  no_show: ['seen', 'excused'],
}

/** The marks that this appointment may still receive. Nobody came, or failed to come, to what has not begun. */
export const marksOf = ({ state, starts_at }: Standing, now: Date): readonly Mark[] =>
  (fromState[state] ?? []).filter((mark) => starts_at <= now || (mark !== 'seen' && mark !== 'no_show'))

export const refusalToMark = (appointment: Standing, mark: Mark, now: Date): string | null => {
  if (marksOf(appointment, now).includes(mark)) return null
  if (appointment.starts_at > now && (mark === 'seen' || mark === 'no_show'))
    return 'Ce rendez-vous n’a pas encore commencé.'
  return 'Ce rendez-vous a déjà été noté.'
}

export const refusalToMove = ({ state }: Standing): string | null =>
  state === 'booked' || state === 'proposed'
    ? null
    : 'Ce rendez-vous a déjà été noté. Prenez-en un autre avec la famille.'
