/** When an agreement pays; without a last day it goes on. */
type Paying = { starts_on: string; ends_on: string | null }

export const STALE = 'Quelqu’un vient de modifier cette convention. Relisez-la, puis recommencez.'

/** What may be kept for an agreement, or given back by it: never more than there is. */
export function refusalToKeep(asked: number, free: number): string | null {
  if (asked <= free) return null
  if (free === 0) return 'Il ne reste rien de libre dans ce choix : tout est déjà gardé ou promis.'
  return `Il n’en reste que ${free} de libre${free > 1 ? 's' : ''} dans ce choix. Écrivez ${free} au plus.`
}

/** Nothing more is kept for an agreement that has ended. */
export const refusalOfEnded = ({ ends_on }: Paying, today: string): string | null =>
  ends_on && ends_on < today ? 'Cette convention est terminée : on ne garde plus de matériel pour elle.' : null
