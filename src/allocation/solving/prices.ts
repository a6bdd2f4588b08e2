import type { Cells } from './cells.ts'
import type { Quota, Scenario } from './scenario.ts'
import type { Worth } from './worth.ts'

/**
 * What one more place would be worth to an objective, in each class, under each quota, and for each value reached before:
 * the dual prices of the relaxation, as whole numbers over `over`. They bound the objective for anyone who can add up.
 */
export interface Prices {
  over: number
  /** Never negative. */
  classes: number[]
  /** Positive where the maximum binds, negative where the minimum does. */
  quotas: number[]
  /** Never negative: how far each earlier objective, in order, holds what it reached. */
  reached: number[]
}

/** Prices with what they leave to each grant and each need, times `over`. */
export interface Priced {
  prices: Prices
  surplus: Worth
}

/** An objective whose value is known, and whether prices prove it. */
export interface Settled {
  name: string
  value: number
  worth: Worth
  proof: Priced
  isProved: boolean
}

/** Applies prices to a worth. */
export function price({ grants }: Cells, worth: Worth, prices: Prices, before: Settled[]): Priced {
  const surplus = {
    grants: Float64Array.from(
      grants,
      (grant, index) =>
        (worth.grants[index] ?? 0) * prices.over -
        (prices.classes[grant.class] ?? 0) -
        grant.quotas.reduce((sum, quota) => sum + (prices.quotas[quota] ?? 0), 0),
    ),
    needs: worth.needs.map((value) => value * prices.over),
  }
  prices.reached.forEach((held, index) => {
    const earlier = before[index]
    if (held !== 0 && earlier) add(surplus, earlier.worth, held)
  })
  return { prices, surplus }
}

/** What the prices pay for every limit, and get back for every value held, times `over`. */
function paid({ supply, quotas }: Scenario, prices: Prices, before: Settled[]): number {
  const sum = (values: number[], worth: (index: number, value: number) => number) =>
    values.reduce((total, value, index) => (value === 0 ? total : total + value * worth(index, value)), 0)
  return (
    sum(prices.classes, (index, value) => (value > 0 ? (supply[index]?.count ?? 0) : Number.NEGATIVE_INFINITY)) +
    sum(prices.quotas, (index, value) => limit(quotas[index], value)) -
    sum(prices.reached, (index) => before[index]?.value ?? 0)
  )
}

const limit = (quota: Quota | undefined, value: number) =>
  value > 0 ? (quota?.max ?? Number.POSITIVE_INFINITY) : (quota?.min ?? 0)

/** What no allocation exceeds while the values reached hold (weak duality), or infinity when a price has no right to its sign. */
export function bound({ scenario, all }: Cells, { prices, surplus }: Priced, before: Settled[]): number {
  let total = paid(scenario, prices, before)
  for (const cell of all) {
    const top = highest(cell, surplus)
    for (let need = cell.from; need < cell.to; need++) total += Math.max(0, top + (surplus.needs[need] ?? 0))
  }
  return Math.abs(total) <= Number.MAX_SAFE_INTEGER ? total / prices.over : Number.POSITIVE_INFINITY
}

/** The best surplus that a class leaves in a cell. */
export function highest({ firstGrant, lastGrant }: Cells['all'][number], { grants }: Worth): number {
  let top = Number.NEGATIVE_INFINITY
  for (let grant = firstGrant; grant < lastGrant; grant++) top = Math.max(top, grants[grant] ?? 0)
  return top
}

/** Adds one worth to another, as often as asked. */
export function add(sum: Worth, other: Worth, times: number) {
  other.grants.forEach((value, index) => {
    if (value !== 0) sum.grants[index] = (sum.grants[index] ?? 0) + times * value
  })
  other.needs.forEach((value, index) => {
    if (value !== 0) sum.needs[index] = (sum.needs[index] ?? 0) + times * value
  })
}
