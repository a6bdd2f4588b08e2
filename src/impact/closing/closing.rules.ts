/** Why a journey ends. Autonomy comes first: it is what the chain is for. */
export const reasons = {
  autonomous: 'La famille se débrouille seule',
  moved: 'Elle a déménagé',
  declined: 'Elle ne souhaite pas continuer',
  unreachable: 'Elle ne répond plus, malgré plusieurs essais',
  no_longer_needed: 'Elle n’en a plus besoin',
} as const
export type Reason = keyof typeof reasons

/** What stands in the way of closing: a state that somebody still awaits. */
export type Standing = { status: string; hasAfter: boolean; promised: number; handovers: number; expected: number }

export const refusalToClose = (standing: Standing, reason: Reason): string | null => {
  if (standing.status === 'closed') return 'Ce parcours est déjà clos.'
  if (standing.promised > 0)
    return 'Du matériel est encore promis à cette famille. Remettez-le ou annulez l’attribution d’abord.'
  if (standing.handovers > 0) return 'Une remise est en préparation. Terminez-la ou annulez-la d’abord.'
  if (standing.expected > 0)
    return 'Un rendez-vous ou un atelier est encore prévu. Annulez-le d’abord : quelqu’un attend cette famille.'
  if (reason === 'autonomous' && !standing.hasAfter)
    return 'Notez d’abord le bilan « après » : c’est lui qui montre le chemin parcouru.'
  return null
}

export const refusalToReopen = ({ status }: { status: string }): string | null =>
  status === 'closed' ? null : 'Ce parcours est déjà ouvert.'
