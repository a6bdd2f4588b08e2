import { LEAST } from '#needs/census/results/byFive.rules.ts'
import { WITHHELD } from '#needs/census/results/byFive.words.ts'
import type { Tone } from '#platform/ui/chip.tsx'
import { counted, sayNumber } from '#platform/ui/counted.ts'

/** States as people say them. */
export const simulationStates: Record<string, { label: string; tone: Tone }> = {
  computing: { label: 'En calcul', tone: 'turn' },
  found: { label: 'Prête', tone: 'done' },
  failed: { label: 'Sans réponse', tone: 'loss' },
  cancelled: { label: 'Abandonnée', tone: 'calm' },
}

/** Why it has no answer. */
export const simulationFailures: Record<string, string> = {
  'too long': 'Le calcul a dépassé trois minutes et s’est arrêté. Changez moins de choses à la fois, puis recommencez.',
  stopped:
    'Le calcul a été interrompu trois fois. Recommencez ; si cela revient, prévenez la personne qui administre Maillon.',
  error:
    'Le calcul s’est arrêté sur une erreur. Recommencez ; si cela revient, prévenez la personne qui administre Maillon.',
}

/** A count that may be read; `least` says from how many: what is under it is not told. */
export const sayHeld = (count: number | null, hides: boolean): string =>
  count === null || (hides && count > 0 && count < LEAST) ? WITHHELD : sayNumber(count)

/** Whether a share says less than five families, who are not counted aloud. */
export const isHidden = (served: number | null, families: number | null, hides: boolean): boolean =>
  served === null || families === null || (hides && (families < LEAST || (served > 0 && served < LEAST)))

/** "62 sur 120, soit 52 %" */
export function sayShare(served: number | null, families: number | null, hides = false): string {
  if (served === null || families === null || isHidden(served, families, hides)) return WITHHELD
  return `${sayNumber(served)} sur ${sayNumber(families)}${families > 0 ? `, soit ${Math.round((100 * served) / families)} %` : ''}`
}

/** "12 familles en plus, moins de 5 en moins"; few both ways are told together, as too few to say which. */
export function sayMoves(gained: number | null, lost: number | null): string {
  if (gained === 0 && lost === 0) return 'les mêmes familles'
  const isFew = (count: number | null) => count === null || (count > 0 && count < LEAST)
  if (isFew(gained) && isFew(lost)) return 'presque les mêmes familles'
  const said = (count: number | null, words: string) =>
    isFew(count) ? `${WITHHELD} familles ${words}` : `${counted(count ?? 0, 'famille')} ${words}`
  return [gained !== 0 && said(gained, 'en plus'), lost !== 0 && said(lost, 'en moins')].filter(Boolean).join(', ')
}
