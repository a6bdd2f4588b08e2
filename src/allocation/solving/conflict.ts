import type { Highs } from 'highs'
import { cellsOf } from './cells.ts'
import { program } from './program.ts'
import type { Scenario } from './scenario.ts'

/** Rounds of the search for a smaller conflict; past them, the one found so far has nothing to spare but may not be the smallest. */
const patience = 60

/** The names of the fewest quotas that no allocation keeps together; empty when all can be kept. */
export function smallestConflict(highs: Highs, scenario: Scenario): string[] {
  const canKeep = keeper(highs, scenario)
  const all = scenario.quotas.map((_, index) => index)
  try {
    return smallest(highs, all, canKeep.together).map((index) => scenario.quotas[index]?.name ?? '')
  } finally {
    canKeep.dispose()
  }
}

/**
 * Whatever can be kept together leaves something out, and a conflict has something of every such remainder: the fewest quotas
 * that meet all remainders seen so far are the answer as soon as they conflict themselves (implicit hitting sets, Ignatiev et al. 2015).
 */
function smallest(highs: Highs, all: number[], together: (quotas: number[]) => boolean): number[] {
  if (together(all)) return []
  const remainders: number[][] = []
  for (let round = 0; round < patience; round++) {
    const met = fewestTouching(highs, all, remainders)
    if (!together(met)) return met
    const kept = new Set(
      grown(
        met,
        all.filter((index) => !met.includes(index)),
        together,
      ),
    )
    remainders.push(all.filter((index) => !kept.has(index)))
  }
  return shrunk(all, together)
}

/** Adds to what is kept as many of the others as can be, by halves. */
function grown(kept: number[], others: number[], together: (quotas: number[]) => boolean): number[] {
  if (others.length === 0 || together([...kept, ...others])) return [...kept, ...others]
  if (others.length === 1) return kept
  const half = others.length >> 1
  return grown(grown(kept, others.slice(0, half), together), others.slice(half), together)
}

/** Leaves out every quota without which the others still conflict. */
function shrunk(all: number[], together: (quotas: number[]) => boolean): number[] {
  return all.reduce((kept, index) => {
    const others = kept.filter((one) => one !== index)
    return together(others) ? kept : others
  }, all)
}

/** The fewest quotas that have one in every remainder. */
function fewestTouching(highs: Highs, all: number[], remainders: number[][]): number[] {
  if (remainders.length === 0) return []
  const ones = new Float64Array(all.length).fill(1)
  const starts = Int32Array.from([
    0,
    ...remainders.map((_, index) => remainders.slice(0, index + 1).reduce((sum, { length }) => sum + length, 0)),
  ])
  const indices = Int32Array.from(remainders.flat())
  const data = {
    numCols: all.length,
    numRows: remainders.length,
    colCost: ones,
    colLower: new Float64Array(all.length),
    colUpper: ones,
    rowLower: remainders.map(() => 1),
    rowUpper: remainders.map(() => highs.infinity),
    matrix: {
      format: 'csr' as const,
      numRows: remainders.length,
      numCols: all.length,
      starts,
      indices,
      values: new Float64Array(indices.length).fill(1),
    },
    integrality: new Int32Array(all.length).fill(highs.constants.variableType.integer),
  }
  return highs.withModel(data, (model) => {
    model.options.set({ output_flag: false, random_seed: 0, mip_rel_gap: 0 })
    model.run()
    const { colValue } = model.getSolution()
    return all.filter((index) => Math.round(colValue[index] ?? 0) === 1)
  })
}

/** Tells whether some allocation keeps these quotas, the others being forgotten. */
function keeper(highs: Highs, scenario: Scenario) {
  const cells = cellsOf(scenario)
  const counts = program(
    highs,
    cells,
    cells.all.map(({ from, to }, cell) => ({ cell, from, to })),
    [],
  )
  const nothing = { grants: new Float64Array(cells.grants.length), needs: new Float64Array(cells.needs.length) }
  return {
    together(quotas: number[]) {
      if (quotas.some((index) => isCrossed(scenario.quotas[index]))) return false
      counts.keepQuotas(new Set(quotas))
      return counts.best(nothing) !== null
    },
    dispose: counts.dispose,
  }
}

const isCrossed = (quota: Scenario['quotas'][number] | undefined) =>
  quota?.min != null && quota.max !== null && quota.min > quota.max
