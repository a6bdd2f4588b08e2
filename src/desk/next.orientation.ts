import { sayNeeds } from '#needs/households/words.ts'
import { answers, sends } from '#orientation/prescriptions/prescription.rules.ts'
import { sayAgo } from '#platform/i18n/dates.ts'
import { ofName } from '#platform/i18n/toward.ts'
import { turnTo } from './next.act.ts'
import type { Known, NextAction } from './nextAction.ts'

/** An orientation already sent awaits its answer, or the answer to a question; a refusal or a silence is read, then the family is addressed to somebody else. */
export function toOrient(known: Known): NextAction {
  const { by, household, needs, underWay } = known
  const sent = underWay.prescriptions.find(({ state }) => state === 'sent')
  if (sent) return answerAwaited(known, sent)
  const refusal = underWay.prescriptions.find(
    ({ state, organisation_id }) =>
      (state === 'refused' || state === 'expired') && organisation_id === by.member.organisationId,
  )
  const silent = refusal?.state === 'expired'
  if (refusal && (silent || !refusal.noted_at))
    return {
      tone: 'turn',
      title: `${silent ? 'Pas de réponse' : 'Refus'} ${ofName(refusal.receiver)}`,
      detail: silent ? 'Une autre structure est proposée.' : 'Lisez pourquoi, et vers qui vous tourner.',
      verb: ['Orienter ailleurs', `/orientations/${refusal.id}`],
    }
  const open = needs.filter(({ state }) => state !== 'closed')
  const heard = open[0]?.heard_at
  return turnTo(known, {
    title:
      open.length > 0 ? `Orienter la famille pour ${sayNeeds(open.map(({ kind }) => kind))}` : 'Orienter la famille',
    detail: refusal
      ? `Après le refus ${ofName(refusal.receiver)}, une autre structure le peut peut-être.`
      : heard
        ? `Besoin entendu ${sayAgo(heard, by.now)}, par ${household.reason === 'registered' ? 'votre structure' : 'une autre structure'}.`
        : '',
    roles: sends,
    verb: ['Orienter', refusal ? `orienter?suite=${refusal.id}` : 'orienter'],
    owner: 'la structure qui suit la famille',
  })
}

/** Who sent it reads from whom it awaits a word; who received it answers. */
export function answerAwaited({ by }: Known, sent: Known['underWay']['prescriptions'][number]): NextAction {
  if (sent.asked_at && sent.organisation_id === by.member.organisationId)
    return {
      tone: 'turn',
      title: `Question ${ofName(sent.receiver)}`,
      detail: `Posée ${sayAgo(sent.asked_at, by.now)}. Le délai s’arrête jusqu’à votre réponse.`,
      verb: ['Répondre', `/orientations/${sent.id}`],
    }
  const mine = sent.to_organisation_id === by.member.organisationId && answers.includes(by.member.role)
  const detail = `Orientation envoyée ${sayAgo(sent.sent_at, by.now)} par ${sent.sender}.`
  return mine
    ? {
        tone: 'turn',
        title: 'Répondre à l’orientation',
        detail,
        verb: ['Accepter ou refuser', `/orientations/${sent.id}`],
      }
    : { tone: 'calm', title: `Une réponse est attendue ${ofName(sent.receiver)}`, detail }
}
