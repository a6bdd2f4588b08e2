import type { Acting } from '#platform/access/acting.ts'
import { dayOf, sayHour, sayMoment } from '#platform/i18n/dates.ts'
import { saySubject } from '#support/appointments/words.ts'
import { receives } from '#support/support.rules.ts'
import type { Expected } from './expected.store.ts'
import type { NextAction } from './nextAction.ts'

const nameOf = ({ what, subject }: Expected): string =>
  what === 'workshop' ? `Atelier « ${subject} »` : saySubject(subject)

/** "aujourd’hui, 14 h", "mardi 24 novembre, 14 h" */
const when = (at: Date, now: Date): string =>
  dayOf(at) === dayOf(now) ? `aujourd’hui, ${sayHour(at)}` : sayMoment(at, now)

/** "Nadia Haddad, Espace numérique de Harnes · mercredi 25 novembre, 14 h" */
const sayWhere = ({ who, place, starts_at }: Expected, now: Date): string =>
  [[who, place].filter(Boolean).join(', '), when(starts_at, now)].filter(Boolean).join(' · ')

/** What is fixed with the family, after another sentence. */
export const sayExpected = (expected: Expected, now: Date): string =>
  `${nameOf(expected)} : ${sayWhere(expected, now)}.`

/** Its hour has passed: whoever received the family says who came, as their day asks. */
export function toNote(behind: Expected, { member, now }: Pick<Acting, 'member' | 'now'>): NextAction {
  const title = `${nameOf(behind)} : qui est venu ?`
  const detail = sayWhere(behind, now)
  const mine =
    receives.includes(member.role) &&
    (behind.what === 'workshop' || member.role === 'coordinator' || behind.mediator_id === member.id)
  if (!mine) return { tone: 'calm', title, detail: `${detail}. ${behind.who ?? 'La médiation'} doit noter la venue.` }
  return behind.what === 'workshop'
    ? { tone: 'turn', title, detail, verb: ['Faire l’appel', `/ateliers/${behind.id}`] }
    : { tone: 'turn', title, detail, verb: ['Noter la venue', `/rendez-vous/${behind.id}`] }
}

/** A training is fixed: nothing to do but wait for the day. */
export function trainingAhead(expected: readonly Expected[], now: Date): NextAction | null {
  const training = expected.find(
    ({ what, subject, ends_at }) => ends_at > now && (what === 'workshop' || subject === 'training'),
  )
  if (!training) return null
  const title = training.what === 'workshop' ? `${nameOf(training)} : la place est réservée` : 'La formation est prévue'
  return { tone: 'calm', title, detail: sayWhere(training, now) }
}
