import type { Given } from './outcome.ts'
import type { Scenario } from './scenario.ts'

/**
 * What anyone needs to see for themselves that nothing better could be done: the question, the answer, and for every objective
 * in its order its value with the prices that bound it. Prices are whole numbers over `over`, written as text when they are large.
 */
export interface AllocationCertificate {
  format: 'maillon-allocation-1'
  scenario: Scenario
  assignments: Given[]
  objectives: Claim[]
}

/** No allocation that keeps what the objectives before reached exceeds `bound`. */
export interface Claim {
  name: string
  value: number
  /** Whole part of what the prices allow: equal to the value when the value is proved best. */
  bound: number
  over: number
  classes: Record<string, number>
  quotas: Record<string, number>
  reached: Record<string, number>
}
