import type { Cells } from './cells.ts'
import type { Settled } from './prices.ts'

/** Needs of one cell that a program serves alike, as a range of `Cells.needs`: a whole cell, those of equal points, or a single one. */
export interface Part {
  cell: number
  from: number
  to: number
}

/** One limit: a sum of counts between two bounds. */
interface Row {
  lower: number
  upper: number
  indices: number[]
  values: number[]
}

/** In this order: a cell grants what its parts take, a class gives what it has, a quota stays within its limits, what no price proves is held. */
export function rowsOf({ scenario, all, grants }: Cells, parts: Part[], settled: Settled[]): Row[] {
  const row = (lower: number, upper: number): Row => ({ lower, upper, indices: [], values: [] })
  const balance = all.map(() => row(0, 0))
  const stock = scenario.supply.map(({ count }) => row(0, count))
  const limits = scenario.quotas.map(({ min, max }) => row(min ?? 0, max ?? Number.POSITIVE_INFINITY))
  grants.forEach((grant, column) => {
    put(balance[grant.cell], column, 1)
    put(stock[grant.class], column, 1)
    for (const quota of grant.quotas) put(limits[quota], column, 1)
  })
  for (const [index, { cell }] of parts.entries()) put(balance[cell], grants.length + index, -1)
  const held = settled
    .filter(({ isProved }) => !isProved)
    .map(({ worth, value }) => {
      const one = row(value - 1e-6, Number.POSITIVE_INFINITY)
      for (const [column, each] of worth.grants.entries()) put(one, column, each)
      for (const [index, part] of parts.entries()) put(one, grants.length + index, mean(worth.needs, part))
      return one
    })
  return [...balance, ...stock, ...limits, ...held]
}

function put(row: Row | undefined, column: number, value: number) {
  if (!row || value === 0) return
  row.indices.push(column)
  row.values.push(value)
}

/** The worth of each need of a part. Those of a part served or refused whole may differ: their mean gives the same sum. */
export function mean(needs: Float64Array, part: Part | undefined): number {
  if (!part) return 0
  let sum = 0
  for (let need = part.from; need < part.to; need++) sum += needs[need] ?? 0
  return sum / (part.to - part.from)
}
