import { sayList } from '#platform/i18n/sayList.ts'

type Left = { promised: number; untold: number; appeals: number }

/** A run is put away once it is published and nothing waits: every promise kept or ended, everybody told, every appeal answered. */
export function refusalToSettle({ state }: { state: string }, { promised, untold, appeals }: Left): string | null {
  if (state === 'settled') return 'Ce passage est déjà clos.'
  if (state === 'decided') return 'Publiez d’abord ce passage : chacun doit pouvoir le vérifier.'
  if (state !== 'published') return 'La commission n’a pas encore décidé.'
  const left = [
    promised > 0 && `${promised} remise${promised > 1 ? 's' : ''} à faire`,
    untold > 0 && `${untold} famille${untold > 1 ? 's' : ''} à prévenir`,
    appeals > 0 && `${appeals} recours sans réponse`,
  ].filter((one) => one !== false)
  return left.length > 0 ? `Il reste ${sayList(left)}.` : null
}
