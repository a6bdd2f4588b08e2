import type { DeviceKind } from '../devices/snapshot.part.ts'
import { type Line, overTen, totalOf } from '../donations/line.ts'
import { TARGET_SOURCE } from './reuse.target.ts'

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

/** Machines of one kind and lot that were reused in one year: bought at most ten years before it, and of unknown age. */
export type Machines = { year: number; lot: string; kind: DeviceKind; young: number; undated: number }
export type LotLine = Line & { lot: string }

/**
 * How many machines count for the share of each year: of a counted category, at most ten years old at the first of January, without
 * protected data. A machine of unknown age counts only where its lot announced enough that qualify, whatever the year in which each was
 * reused: nothing is assumed in favour of the donor.
 */
export function countedByYear(machines: readonly Machines[], lines: readonly LotLine[]): Map<number, number> {
  const counted = new Map<number, number>()
  const taken = new Map<string, number>()
  for (const { year, lot, category, young, undated } of added(machines)) {
    const own = lines.filter((line) => line.lot === lot)
    const key = `${lot} ${category}`
    const before = taken.get(key) ?? 0
    const most = totalOf(
      own.filter((line) => categoryOf(line.kind) === category && reservesOf(line, year).length === 0),
    )
    const here = own.length === 0 ? young : Math.min(young + undated, Math.max(0, most - before))
    taken.set(key, before + here)
    counted.set(year, (counted.get(year) ?? 0) + here)
  }
  return counted
}

/** By lot and category, the earliest year first. */
function added(machines: readonly Machines[]): (Omit<Machines, 'kind'> & { category: Category })[] {
  const sums = new Map<string, Omit<Machines, 'kind'> & { category: Category }>()
  for (const { year, lot, kind, young, undated } of machines) {
    const category = categoryOf(kind)
    if (!category) continue
    const key = `${year} ${lot} ${category}`
    const sum = sums.get(key) ?? { year, lot, category, young: 0, undated: 0 }
    sums.set(key, { ...sum, young: sum.young + young, undated: sum.undated + undated })
  }
  return [...sums.values()].sort((one, other) => one.year - other.year)
}

/**
 * Why the decree leaves the machines of a line out of the share of a year, each with its article; none for those that it counts. They
 * may be given all the same.
 */
export function reservesOf(line: Line, year: number): string[] {
  if (line.outcome === 'waste') return [`un déchet n’est pas du réemploi (${REGISTER_ARTICLE})`]
  return [
    ...(overTen(line.acquired, `${year}-01-01`) ? [TEN_YEARS] : []),
    ...(line.protected ? [PROTECTED] : []),
    ...(line.acquired === null ? [UNDATED] : []),
    ...(categoryOf(line.kind) === null ? [NO_CATEGORY] : []),
  ]
}

export const TEN_YEARS = `plus de dix ans : hors du taux de réemploi (${TARGET_SOURCE})`
const PROTECTED = `données protégées ou classifiées : hors du taux de réemploi (${TARGET_SOURCE})`
const UNDATED = 'date d’achat inconnue : hors du taux, sauf si l’atelier la trouve'
const NO_CATEGORY = 'hors des catégories du taux (Code de l’environnement, article R. 543-172, 2° et 6°)'
const REGISTER_ARTICLE = 'Code de l’environnement, article R. 541-43'

export type Stock = { category: Category; count: number; over_ten: number; protected: number }

/** What the share is counted on: retired machines less those that the decree leaves out; null while nobody declared them. */
export const baseOf = (stock: readonly Stock[]): number | null =>
  stock.length === 0 ? null : stock.reduce((sum, one) => sum + one.count - one.over_ten - one.protected, 0)

/** In whole percent, never rounded up to a target; null where what it is counted on is unknown or nothing. */
export const shareOf = (counted: number, base: number | null): number | null =>
  base === null || base === 0 ? null : Math.floor((counted * 100) / base)
