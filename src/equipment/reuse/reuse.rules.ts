import type { DeviceKind } from '../devices/snapshot.part.ts'
import { type Line, overTen } from '../donations/line.ts'

/** Categories of the Code de l'environnement (R. 543-172) that the decree counts: 2° and 6°. */
export const categories = {
  screens: 'Écrans et appareils à écran : portables, tablettes, tout-en-un',
  small_it: 'Petit matériel informatique et télécom : ordinateurs fixes, smartphones, imprimantes',
} as const
export type Category = keyof typeof categories

const categoryByKind: Partial<Record<DeviceKind, Category>> = {
  ...{ laptop: 'screens', tablet: 'screens', screen: 'screens', all_in_one: 'screens' },
  ...{ desktop: 'small_it', smartphone: 'small_it', printer: 'small_it' },
}

/** The category of a machine; null for what neither category holds for sure. */
export const categoryOf = (kind: DeviceKind): Category | null => categoryByKind[kind] ?? null

/** Machines of one kind in one lot: bought at most ten years before, and of unknown age. */
export type Machines = { lot: string; kind: DeviceKind; young: number; undated: number }
export type LotLine = Line & { lot: string }

/**
 * How many machines count for the share: of a counted category, at most ten years old at the first of January, without protected
 * data. A machine of unknown age counts only where its lot announced enough that qualify: nothing is assumed in favour of the donor.
 */
export function countedOf(machines: readonly Machines[], lines: readonly LotLine[], year: number): number {
  const lotsWithLines = new Set(lines.map((line) => line.lot))
  const sums = new Map<string, { young: number; undated: number; lot: string; category: Category }>()
  for (const { lot, kind, young, undated } of machines) {
    const category = categoryOf(kind)
    if (!category) continue
    const key = `${lot} ${category}`
    const sum = sums.get(key) ?? { young: 0, undated: 0, lot, category }
    sums.set(key, { ...sum, young: sum.young + young, undated: sum.undated + undated })
  }
  return [...sums.values()].reduce((total, { lot, category, young, undated }) => {
    if (!lotsWithLines.has(lot)) return total + young
    const most = lines
      .filter((line) => line.lot === lot && categoryOf(line.kind) === category && qualifies(line, year))
      .reduce((sum, line) => sum + line.count, 0)
    return total + Math.min(young + undated, most)
  }, 0)
}

const qualifies = (line: Line, year: number) =>
  line.outcome === 'gift' && !line.protected && line.acquired !== null && !overTen(line.acquired, `${year}-01-01`)

export type Stock = { category: Category; count: number; over_ten: number; protected: number }

/** What the share is counted on: retired machines less those that the decree leaves out; null while nobody declared them. */
export const baseOf = (stock: readonly Stock[]): number | null =>
  stock.length === 0 ? null : stock.reduce((sum, one) => sum + one.count - one.over_ten - one.protected, 0)

/** In whole percent, never rounded up to a target; null where what it is counted on is unknown or nothing. */
export const shareOf = (counted: number, base: number | null): number | null =>
  base === null || base === 0 ? null : Math.floor((counted * 100) / base)
