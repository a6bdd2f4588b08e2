import type { Telling, Told } from '#platform/audit/story.ts'
import { sayMoment } from '#platform/i18n/dates.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const about = ({ data, at }: Told): string => `« ${text(data.title)} », ${sayMoment(new Date(text(data.starts)), at)}.`
const marked: Record<string, string> = {
  present: 'La famille est venue.',
  absent: 'La famille n’est pas venue.',
  excused: 'La famille a prévenu.',
}

/** How the acts on workshops and their seats are told. */
export const workshopStory: Telling = {
  'workshop.opened': (event) => ({ title: 'Atelier ouvert', text: about(event) }),
  'workshop.held': ({ data }) => ({ title: 'Atelier tenu', text: `« ${text(data.title)} »` }),
  'workshop.cancelled': () => ({ title: 'Atelier annulé', text: 'Les familles attendues ont été prévenues.' }),
  'seat.booked': (event) => ({
    title: event.to === 'waiting' ? 'En liste d’attente d’un atelier' : 'Inscrite à un atelier',
    text: about(event),
  }),
  'seat.promoted': (event) => ({ title: 'Une place s’est libérée', text: about(event) }),
  'seat.excused': (event) => ({ title: 'Place rendue', text: about(event) }),
  'seat.marked': (event) => ({
    title: event.to === 'present' ? 'Formée en atelier' : 'Atelier manqué',
    text: `${about(event)} ${marked[event.to ?? ''] ?? ''}`,
  }),
}
