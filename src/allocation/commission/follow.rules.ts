import { sayList } from '#platform/i18n/sayList.ts'
import { counted } from '#platform/ui/counted.ts'

type Left = { promised: number; untold: number; appeals: number }

/** A run is put away once it is published and nothing waits: every promise kept or ended, everybody told, every appeal answered. */
export function refusalToSettle({ state }: { state: string }, { promised, untold, appeals }: Left): string | null {
  if (state === 'settled') return 'Ce passage est déjà clos.'
  if (state === 'decided') return 'Publiez d’abord ce passage : chacun doit pouvoir le vérifier.'
  if (state !== 'published') return 'La commission n’a pas encore décidé.'
  const left = [
    promised > 0 && counted(promised, 'remise à faire', 'remises à faire'),
    untold > 0 && counted(untold, 'famille à prévenir', 'familles à prévenir'),
    appeals > 0 && counted(appeals, 'recours sans réponse', 'recours sans réponse'),
  ].filter((one) => one !== false)
  return left.length > 0 ? `Il reste ${sayList(left)}.` : null
}
