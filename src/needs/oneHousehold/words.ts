import type { Tone } from '#platform/ui/chip.tsx'
import type { Pair } from './pair.store.ts'

/** How sure the comparison is, in a word: odds are in bits, and two to the power of three is eight chances to one. */
export const sayLikeness = ({ zone, odds }: Pick<Pair, 'zone' | 'odds'>): readonly [label: string, tone?: Tone] => {
  if (zone === 'certain') return ['Presque sûr', 'turn']
  if (odds >= 7) return ['Très probable', 'turn']
  return odds >= 3 ? ['Probable'] : ['Possible', 'calm']
}

/** "+12", "−3,5": what a clue weighs. Each point doubles the chances, or halves them. */
export const sayPoints = (bits: number): string => {
  const points = Math.round(bits * 2) / 2
  return points === 0 ? '0' : `${points > 0 ? '+' : '−'}${String(Math.abs(points)).replace('.', ',')}`
}
