import type { PriorityRules } from '../ranking/policy.ts'
import type { Unranked } from '../runs/inputs.store.ts'

/** What a simulation starts from: all that a run would freeze today, and what can be changed of it. */
export interface Inputs {
  /** Day of the reading, `2026-11-26`: months of waiting are counted to it. */
  day: string
  /** What a run would read: a simulation is a run with other numbers. */
  today: Unranked
  limits: Limit[]
  stock: StockClass[]
  /** The adopted order; null when none is. */
  rules: PriorityRules | null
  /** Every version of the order, adopted or not, the latest first. */
  policies: PolicyVersion[]
}

/** What is ready to go out, by class; the lines are one. */
export interface StockClass {
  name: string
  count: number
}

/** Places or a crossing quota: totals as they are written, and what was promised on them already. Places first, as a run reads them. */
export interface Limit {
  code: string
  /** "Harnes, ordinateurs" */
  name: string
  promised: number
  atMost: number | null
  atLeast: number | null
}

/** One version of the order. */
interface PolicyVersion {
  id: string
  version: number
  adopted: boolean
  rules: PriorityRules
}
