import { sayList } from '#platform/i18n/sayList.ts'

type Left = { promised: number; untold: number; appeals: number }

/**
 * A run is put away once nothing waits: every promise kept or ended, everybody told, every appeal answered; and once it is published,
 * unless it would point to too few families. `unshown` says why it is not shown to anybody, null when it may be.
 */
export function refusalToSettle(
  { state, unshown }: { state: string; unshown: string | null },
  { promised, untold, appeals }: Left,
): string | null {
  if (state === 'settled') return 'Ce passage est déjà clos.'
  if (state === 'decided' && unshown === null) return 'Publiez d’abord ce passage : chacun doit pouvoir le vérifier.'
  if (state !== 'decided' && state !== 'published') return 'La commission n’a pas encore décidé.'
  const left = [
    promised > 0 && `${promised} remise${promised > 1 ? 's' : ''} à faire`,
    untold > 0 && `${untold} famille${untold > 1 ? 's' : ''} à prévenir`,
    appeals > 0 && `${appeals} recours sans réponse`,
  ].filter((one) => one !== false)
  return left.length > 0 ? `Il reste ${sayList(left)}.` : null
}
