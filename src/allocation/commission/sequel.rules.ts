import { LEAST } from '#needs/census/results/byFive.rules.ts'
import { sayList } from '#platform/i18n/sayList.ts'

type Left = { promised: number; untold: number; appeals: number; upheld: number }

/** Decided for so few families that everybody would recognise them: it is shown to nobody. `listed`: the length of its list. */
export const isTooSmall = ({ state, listed }: Run): boolean => state === 'decided' && listed !== null && listed < LEAST

type Run = { state: string; listed: number | null }

/** A run is put away once nothing waits: every promise kept or ended, everybody told, every appeal answered; and once published, if it may be. */
export function refusalToSettle(run: Run, { promised, untold, appeals, upheld }: Left): string | null {
  const { state } = run
  if (state === 'settled') return 'Ce passage est déjà clos.'
  if (state === 'decided' && !isTooSmall(run)) return 'Publiez d’abord ce passage : chacun doit pouvoir le vérifier.'
  if (state !== 'decided' && state !== 'published') return 'La commission n’a pas encore décidé.'
  const left = [
    promised > 0 && `${promised} remise${promised > 1 ? 's' : ''} à faire`,
    untold > 0 && `${untold} famille${untold > 1 ? 's' : ''} à prévenir`,
    appeals > 0 && `${appeals} recours sans réponse`,
    upheld > 0 && `${upheld} recours accepté${upheld > 1 ? 's' : ''} sans promesse`,
  ].filter((one) => one !== false)
  return left.length > 0 ? `Il reste ${sayList(left)}.` : null
}
