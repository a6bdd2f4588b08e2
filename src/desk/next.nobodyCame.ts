import { cameToNothing, isSilent } from '#orientation/arrivals/arrival.rules.ts'
import { answers } from '#orientation/prescriptions/prescription.rules.ts'
import { sayAgo, sayDay } from '#platform/i18n/dates.ts'
import { byName, ofName } from '#platform/i18n/toward.ts'
import { receives } from '#support/support.rules.ts'
import { sayReach } from './next.reach.ts'
import type { Known, NextAction } from './nextAction.ts'
import type { Sent } from './underWay.store.ts'

/**
 * The person did not come to the structure that accepted it, or nobody says so. Its sender turns elsewhere, unless it did since; its
 * receiver says so, or calls the family back about what is still booked.
 */
export function nobodyCame(known: Known): NextAction | null {
  const { by, underWay } = known
  const one = underWay.prescriptions.find(cameToNothing)
  if (!one || one !== underWay.prescriptions.find(({ state }) => state === 'sent' || state === 'accepted')) return null
  if (one.to_organisation_id === by.member.organisationId) return toReceiver(known, one)
  if (one.came_noted_at) return null
  const silent = isSilent(one)
  const title = silent
    ? `La personne est-elle venue ? Pas de réponse ${ofName(one.receiver)}`
    : 'La personne n’est pas venue'
  if (one.organisation_id !== by.member.organisationId)
    return { tone: 'calm', title, detail: `C’est à ${one.sender} de jouer.` }
  return {
    tone: 'turn',
    title,
    detail: silent
      ? 'Appelez la structure, ou demandez à la famille.'
      : `Orientation acceptée ${byName(one.receiver)}. Une autre structure est proposée.`,
    verb: [silent ? 'Voir qui appeler' : 'Orienter ailleurs', `/orientations/${one.id}`],
  }
}

function toReceiver(known: Known, one: Sent): NextAction {
  const { by, underWay } = known
  const page = `/orientations/${one.id}`
  const answering = answers.includes(by.member.role)
  if (isSilent(one))
    return {
      tone: answering ? 'turn' : 'calm',
      title: 'La personne est-elle venue ?',
      detail: `Question de la part ${ofName(one.sender)}.`,
      ...(answering && { verb: ['Répondre', page] as const }),
    }
  const absent = `La personne n’est pas venue${one.came_at ? ` (dit ${sayAgo(one.came_at, by.now)})` : ''}.`
  const ahead = underWay.expected.find(
    ({ organisation_id, ends_at }) => organisation_id === by.member.organisationId && ends_at > by.now,
  )
  if (!ahead)
    return {
      tone: 'turn',
      title: 'Rappeler la famille',
      detail: `${absent} ${sayReach(known)}`,
      ...(answering && { verb: ['Dire ce qu’il en est', page] as const }),
    }
  const workshop = ahead.what === 'workshop'
  return {
    tone: 'turn',
    title: `${workshop ? 'L’atelier' : 'Le rendez-vous'} du ${sayDay(ahead.starts_at, by.now)} est-il maintenu ?`,
    detail: `${absent} Rappelez la famille. ${sayReach(known)}`,
    ...(receives.includes(by.member.role) && {
      verb: workshop
        ? (['Voir l’atelier', `/ateliers/${ahead.id}`] as const)
        : (['Voir le rendez-vous', `/rendez-vous/${ahead.id}`] as const),
    }),
  }
}
