import type { HouseholdFacts } from '../policies/facts.ts'
import type { PriorityRules } from '../policies/policy.ts'

/** All that a simulation reads of a programme on a day. Families are numbered from one: nothing here says who they are. */
export interface Inputs {
  /** Day of the reading, `2026-11-26`: months of waiting are counted to it. */
  day: string
  families: Family[]
  stock: StockClass[]
  limits: Limit[]
  /** The adopted order; null when none is. */
  rules: PriorityRules | null
  /** Every version of the order, adopted or not, the latest first. */
  policies: PolicyVersion[]
}

/** A family that waits: what it is to be given, and the codes of the limits that count it. */
export interface Family {
  commune: string
  publics: string[]
  facts: HouseholdFacts
  wishes: { kit: string; limits: string[] }[]
}

/** What is ready to go out, by class. `closedTo`: the code of those for whom its funder does not pay. */
export interface StockClass {
  name: string
  count: number
  suits: string[]
  fit: Record<string, number>
  closedTo?: string
}

/** Places or a crossing quota: totals as they are written, and what was promised on them already. */
export interface Limit {
  code: string
  /** "Harnes, ordinateurs" */
  name: string
  promised: number
  atMost: number | null
  atLeast: number | null
  /** False for the lines in stock, which are changed as stock. */
  stands: boolean
}

/** One version of the order. */
export interface PolicyVersion {
  id: string
  version: number
  adopted: boolean
  rules: PriorityRules
}
