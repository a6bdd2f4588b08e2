import type { Cells } from './cells.ts'
import { highest, type Priced } from './prices.ts'

/** What every allocation as good as this one has in common: proved objectives settle it, later ones need not ask again. */
export interface Face {
  /** Classes that are given out to the last. */
  exhausted: boolean[]
  /** 1: the quota is at its maximum; -1: at its minimum; 0: open. */
  quotas: number[]
  /** Grants that nobody gets. */
  refused: Uint8Array
  /** 1: served; -1: waiting; 0: open. */
  needs: Int8Array
}

/** Nothing settled yet. */
export function openFace({ scenario, grants, needs }: Cells): Face {
  return {
    exhausted: scenario.supply.map(() => false),
    quotas: scenario.quotas.map(() => 0),
    refused: new Uint8Array(grants.length),
    needs: new Int8Array(needs.length),
  }
}

/** Complementary slackness of an exact proof: a priced limit is reached, a grant below its cell's best is refused, a surplus decides a need. */
export function narrow(face: Face, cells: Cells, { prices, surplus }: Priced) {
  prices.classes.forEach((value, index) => {
    if (value > 0) face.exhausted[index] = true
  })
  prices.quotas.forEach((value, index) => {
    if (value !== 0) face.quotas[index] = Math.sign(value)
  })
  for (const cell of cells.all) {
    const top = highest(cell, surplus)
    for (let grant = cell.firstGrant; grant < cell.lastGrant; grant++)
      if ((surplus.grants[grant] ?? 0) < top) face.refused[grant] = 1
    for (let need = cell.from; need < cell.to; need++) {
      const left = top + (surplus.needs[need] ?? 0)
      if (left !== 0) face.needs[need] = Math.sign(left)
    }
  }
}
