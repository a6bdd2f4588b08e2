import { nounOf } from '#needs/rights/request.words.ts'
import { daysLeft } from '#needs/rights/warning.rules.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { sayReach } from './next.reach.ts'
import type { Known, NextAction } from './nextAction.ts'

/** What the law gives a day to: it comes first, on a closed journey too. */
export function toRespect(known: Known): NextAction | null {
  const { untold, request } = known.due
  return request ? toReply(known, request) : untold ? toTell(known, untold) : null
}

/** A person asked something of what is kept on them: a month to answer. */
function toReply({ by, household }: Known, request: NonNullable<Known['due']['request']>): NextAction {
  const { id, kind, received_on, due_on } = request
  const late = due_on < dayOf(by.now)
  return {
    tone: 'turn',
    title: late ? 'La réponse à sa demande est en retard' : `Répondre à sa demande avant la fin du ${sayDate(due_on)}`,
    detail: `Reçue le ${sayDate(received_on)} : ${nounOf(kind)}.${late ? ` C’était à faire pour le ${sayDate(due_on)}.` : ''} C’est à votre structure de répondre.`,
    verb: ['Voir sa demande', `/familles/${household.id}/droits/demandes/${id}`],
  }
}

/** Nobody reached the family by a message: a member does, before it is forgotten. */
function toTell(
  known: Known,
  { last_contact, asked_at, undelivered }: NonNullable<Known['due']['untold']>,
): NextAction {
  const { before, last } = daysLeft({ contact: dayOf(last_contact), asked: dayOf(asked_at) })
  const late = before < dayOf(known.by.now)
  return {
    tone: 'turn',
    title: late ? 'À prévenir avant l’effacement : c’est en retard' : `À prévenir avant le ${sayDate(before)}`,
    detail: [
      undelivered && 'Le message n’est pas arrivé.',
      late
        ? `Sans nouvelles d’elle, ce qui la nomme sera effacé après le ${sayDate(last)}.`
        : 'Deux ans après le dernier contact, ce qui la nomme est effacé.',
      `C’est à votre structure, qui l’a enregistrée. ${sayReach(known)}`,
    ]
      .filter(Boolean)
      .join(' '),
    verb: ['Noter qu’elle est prévenue', `/familles/${known.household.id}/prevenir`],
  }
}
