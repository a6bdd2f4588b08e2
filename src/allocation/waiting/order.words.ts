import { counted, sayNumber } from '#platform/ui/counted.ts'
import type { Placed } from './order.rules.ts'

/** "14 points : élève (10), parent seul (4)" */
export const sayPointsAndReasons = ({ points, reasons }: Pick<Placed, 'points' | 'reasons'>): string =>
  reasons.length === 0 ? 'Aucun point' : `${counted(points, 'point')} : ${sayReasons({ reasons })}`

/** "Élève (10), parent seul (4)": what gave its points to a family, in a list. */
export const sayReasons = ({ reasons }: Pick<Placed, 'reasons'>): string =>
  reasons.map(({ reason, points }) => `${reason} (${sayNumber(points)})`).join(', ')
