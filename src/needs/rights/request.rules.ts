import { addMonths } from '#platform/i18n/addMonths.ts'
import type { RequestKind } from './request.words.ts'

/** One month to answer, two more when it is said in time why (RGPD, article 12.3). */
const MONTHS = 1
const MOST_MONTHS = 3

export const dueOn = (receivedOn: string): string => addMonths(receivedOn, MONTHS)
export const extendedTo = (receivedOn: string): string => addMonths(receivedOn, MOST_MONTHS)

/** Why a request is not received as it was typed. */
export function refusalToReceive(receivedOn: string, today: string): string | null {
  if (receivedOn > today) return 'Ce jour n’est pas encore venu : écrivez le jour où la demande est arrivée.'
  return receivedOn < addMonths(today, -12) ? 'C’était il y a plus d’un an : vérifiez l’année.' : null
}

type Asked = { kind: string; answer: string | null; due_on: string; extended_on: string | null }

/** Whether the delay may still be made longer, and why not. */
export function refusalToExtend(asked: Asked, today: string): string | null {
  if (asked.answer) return 'Cette demande a déjà sa réponse.'
  if (asked.extended_on) return 'Le délai a déjà été prolongé une fois : répondez avant la nouvelle date.'
  return today > asked.due_on
    ? 'Le mois est passé : il n’est plus temps de prolonger. Répondez dès aujourd’hui, et dites pourquoi c’est tard.'
    : null
}

/** An erasure is answered by the erasure itself, where this organisation is the one that may do it; elsewhere, once it was passed on. */
export function refusalToAnswer(
  asked: Asked & { passed_on_at: Date | null },
  answer: string,
  registrar: boolean,
): string | null {
  if (asked.answer) return 'Cette demande a déjà sa réponse.'
  if (asked.kind !== 'erase' || answer !== 'done') return null
  if (registrar)
    return 'Effacez d’abord ce qui la nomme : la demande se ferme toute seule, et l’attestation est la réponse.'
  return asked.passed_on_at
    ? null
    : 'Transmettez d’abord la demande à la structure qui a enregistré la famille : elle seule peut effacer ce qui la nomme.'
}

/**
 * What is asked of the file itself and not of one word in it: nothing more is done of it meanwhile (`app.stopped`, which asks of the
 * same three), and the organisation that registered the household has to know in its turn.
 */
export const ofTheWholeFile: readonly RequestKind[] = ['erase', 'object', 'limit']
export const stopsTheFile = (kind: string): boolean => ofTheWholeFile.some((one) => one === kind)

/** An opposition or a limitation that was done holds until the person changes its mind. */
export const refusalToLift = (asked: Pick<Asked, 'kind' | 'answer'> & { lifted_on: string | null }): string | null =>
  asked.answer !== 'done' || asked.kind === 'erase' || !stopsTheFile(asked.kind)
    ? 'Cette demande n’arrête rien : il n’y a rien à reprendre.'
    : asked.lifted_on
      ? 'C’est déjà noté : plus rien n’est arrêté.'
      : null

export const refusalToPassOn = (asked: Asked & { passed_on_at: Date | null }, registrar: boolean): string | null =>
  asked.answer
    ? 'Cette demande a déjà sa réponse.'
    : registrar || !stopsTheFile(asked.kind)
      ? 'Votre structure peut répondre elle-même à cette demande.'
      : asked.passed_on_at
        ? 'La demande est déjà transmise.'
        : null
