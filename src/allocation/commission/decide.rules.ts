import type { Member } from '#platform/access/member.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { refusalOfState } from './derogation.rules.ts'

export const CHANGED =
  'Depuis que cette page est ouverte, une place, un appareil ou une famille a changé. Relisez ce que la décision fera, puis confirmez.'

/** A decision is noted by whoever answers for the organisation, after the list was frozen, never ahead of its day. */
export function refusalToDecide(
  member: Pick<Member, 'admin'>,
  run: { state: string; frozen_at: Date },
  decidedOn: string,
  today: string,
): Refusal | null {
  if (!member.admin) return refuse('La décision est notée par une personne responsable de la structure.')
  const state = refusalOfState(run)
  if (state) return refuse(state)
  if (decidedOn > today) return refuse('La séance n’a pas encore eu lieu : revenez après.', 'decided_on')
  const frozenOn = dayOf(run.frozen_at)
  if (decidedOn < frozenOn)
    return refuse(`La liste a été gelée le ${sayDate(frozenOn)} : la séance vient après.`, 'decided_on')
  return null
}

/** Appointments are booked with the decision only if all of it is said: where, with whom, from which day. */
export function refusalOfVisits(
  { place, mediator, day }: { place?: string; mediator?: string; day?: string },
  today: string,
): Refusal | null {
  if (!place && !mediator && !day) return null
  if (!place) return refuse('Choisissez le lieu, ou laissez aussi la personne et le jour vides.', 'place')
  if (!mediator) return refuse('Choisissez qui reçoit, ou laissez aussi le lieu et le jour vides.', 'mediator')
  if (!day) return refuse('Choisissez le premier jour, ou laissez aussi le lieu et la personne vides.', 'day')
  return day <= today ? refuse('Choisissez un jour à venir.', 'day') : null
}
