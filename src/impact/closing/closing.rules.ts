import { refusalToChange } from '#needs/households/household.rules.ts'
import { ofName } from '#platform/i18n/toward.ts'

/** Why a journey ends. Autonomy comes first: it is what the chain is for. */
export const reasons = {
  autonomous: 'La famille se débrouille seule',
  moved: 'Elle a déménagé',
  declined: 'Elle ne souhaite pas continuer',
  unreachable: 'Elle ne répond plus, malgré plusieurs essais',
  no_longer_needed: 'Elle n’en a plus besoin',
} as const
export type Reason = keyof typeof reasons

/** What stands in the way of closing: a state that somebody still awaits, or a journey that was never measured. */
export type Standing = {
  status: string
  /** Scores of the last two notes, 0 to 15; null when nobody noted that moment. */
  before: number | null
  after: number | null
  /** At least one gesture is made alone today. */
  alone: boolean
  /** The structure whose answer an orientation still awaits. */
  asked: string | null
  promised: number
  handovers: number
  expected: number
}

export const refusalToCloseJourney = (standing: Standing, reason: Reason): string | null => {
  if (standing.status === 'closed') return 'Ce parcours est déjà clos.'
  if (standing.asked)
    return `Une orientation attend encore la réponse ${ofName(standing.asked)}. Qui l’a envoyée la retire d’abord, ou attendez la réponse.`
  if (standing.promised > 0)
    return 'Du matériel est encore promis à cette famille. Remettez-le ou annulez l’attribution d’abord.'
  if (standing.handovers > 0) return 'Une remise est en préparation. Terminez-la ou annulez-la d’abord.'
  if (standing.expected > 0)
    return 'Un rendez-vous ou un atelier est encore prévu. Annulez-le d’abord : quelqu’un attend cette famille.'
  return reason === 'autonomous' ? refusalToCallAutonomous(standing) : null
}

/** A funder will count this word: it rests on two notes, and on at least one gesture made alone. */
function refusalToCallAutonomous({ before, after, alone }: Standing): string | null {
  if (after === null) return 'Notez d’abord le bilan « après » : c’est lui qui montre le chemin parcouru.'
  if (before === null) return 'Notez aussi le point de départ : sans lui, personne ne voit le chemin parcouru.'
  if (!alone)
    return 'D’après le bilan, aucun geste n’est encore fait seul. Prévoyez une formation, ou choisissez une autre raison.'
  if (after < before)
    return 'Le bilan « après » est plus bas que le point de départ. Refaites-le avec la famille avant de clore.'
  return null
}

export const refusalToReopen = ({ status }: { status: string }): string | null =>
  status === 'closed' ? null : 'Ce parcours est déjà ouvert.'

/** Who received the family reads less of it once its journey has ended, and may still open it again. */
export const refusalToTakeUp = (household: { scope: string; reason: string; status: string }): string | null =>
  household.reason === 'prescription' && household.status === 'closed' ? null : refusalToChange(household)
