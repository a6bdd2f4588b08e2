import type { Role } from '#platform/access/member.ts'
import type { HabilitationState } from './words.ts'

/** Who decides about the organisations of a territory. */
export const decides: readonly Role[] = ['coordinator']

/** How many prescriptions of one member may await an answer, unless a coordination decided otherwise: as many as one list holds. */
export const USUAL_CAP = 100

/** Why an organisation may not address a family; null when it may. */
export const refusalToPrescribe = (state: HabilitationState, why: string): string | null => {
  const said = why && ` Elle écrit : « ${why} »`
  if (state === 'pending')
    return 'Votre structure n’est pas encore habilitée à orienter : la coordination du territoire doit d’abord la valider. Écrivez-lui.'
  if (state === 'refused')
    return `La coordination du territoire n’a pas habilité votre structure à orienter.${said} Écrivez-lui pour en parler.`
  if (state === 'suspended')
    return `Votre structure est suspendue par la coordination du territoire.${said} Écrivez-lui pour en parler.`
  return null
}

/** A refusal and a suspension are explained to those whom they stop. */
export const refusalToDecide = (state: HabilitationState, why: string): string | null =>
  (state === 'refused' || state === 'suspended') && why === ''
    ? 'Dites pourquoi : la structure lira cette raison.'
    : null

/** Answers by link need an address to be sent to. */
export const refusalOfLinks = (byLink: boolean, email: string | null): string | null =>
  byLink && !email ? 'Cette structure n’a pas d’adresse e-mail : elle doit d’abord l’écrire dans sa fiche.' : null
