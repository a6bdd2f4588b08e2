import type { FactName } from './facts.ts'

/** One thing asked of a family. `several`: one of `values` is true of it; `number`: between the two; `yes`: it is so. */
export interface Condition {
  fact: FactName
  values?: string[]
  atLeast?: number
  atMost?: number
}

/** Families for whom every condition holds; the first stratum that suits a family is its own. */
export interface Stratum {
  name: string
  all: Condition[]
}

/** Points, and the reason a family reads. */
export interface PointLine {
  reason: string
  all: Condition[]
  points: number
}

/** An order that anyone can read: strata first, then points, then the date of need. No other number is learned or hidden. */
export interface PriorityRules {
  strata: Stratum[]
  /** Name of the last stratum, of all the others. */
  others: string
  points: PointLine[]
}

/** What stands before any order is adopted: neither priority nor points, the oldest need first, then the draw. */
export const plainRules: PriorityRules = { strata: [], others: 'Toutes les familles', points: [] }

/** Where the rules place one family. */
export interface Ranking {
  /** 1 is served first. */
  stratum: number
  stratumName: string
  points: number
  reasons: { reason: string; points: number }[]
}
