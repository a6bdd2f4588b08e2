import type { Tone } from '#platform/ui/chip.tsx'

export const subjects = { handover: 'Remise', training: 'Formation', follow_up: 'Suivi' } as const
export type Subject = keyof typeof subjects

export const saySubject = (subject: string): string => subjects[subject as Subject] ?? 'Rendez-vous'

/** How an appointment stands, and who cancelled it. */
export const sayState = ({ state, cancelled_by }: { state: string; cancelled_by: string | null }): string =>
  state === 'cancelled'
    ? cancelled_by === 'household'
      ? 'Annulé par la famille'
      : 'Annulé par la structure'
    : (states[state] ?? '')

const states: Record<string, string> = {
  proposed: 'Proposé',
  booked: 'Prévu',
  seen: 'Tenu',
  no_show: 'Manqué',
  excused: 'Absence prévenue',
}

export const toneOf = (state: string): Tone | undefined =>
  (({ seen: 'done', no_show: 'loss', booked: 'turn' }) as const)[state as 'seen']
