import type { Telling, Told } from '#platform/audit/story.ts'
import { sayMoment } from '#platform/i18n/dates.ts'
import { saySubject } from './words.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const when = ({ data, at }: Told): string => sayMoment(new Date(text(data.starts)), at)
const where = ({ data }: Told): string => (text(data.place) ? ` Lieu : ${text(data.place)}.` : '')

const outcomes: Record<string, string> = {
  seen: 'La famille est venue.',
  no_show: 'La famille n’est pas venue.',
  excused: 'La famille a prévenu qu’elle ne viendrait pas.',
}
const titles: Record<string, string> = {
  seen: 'Rendez-vous tenu',
  no_show: 'Rendez-vous manqué',
  excused: 'Absence prévenue',
  cancelled: 'Rendez-vous annulé',
}

/** How the acts on an appointment are told. */
export const appointmentStory: Telling = {
  'appointment.booked': (event) => ({
    title: 'Rendez-vous pris',
    text: `${saySubject(text(event.data.subject))}, ${when(event)}.${where(event)}`,
  }),
  'appointment.moved': (event) => ({
    title: 'Rendez-vous déplacé',
    text: `${saySubject(text(event.data.subject))}, désormais ${when(event)}.${where(event)}`,
  }),
  'appointment.marked': (event) => ({
    title: titles[event.to ?? ''] ?? 'Rendez-vous',
    text: `${saySubject(text(event.data.subject))}, ${when(event)}. ${outcomes[event.to ?? ''] ?? (event.data.by === 'household' ? 'La famille a annulé.' : 'La structure a annulé.')}`,
  }),
}
