import type { Highs } from 'highs'
import { type Cells, cellsOf } from './cells.ts'
import { type Face, narrow, openFace } from './face.ts'
import type { Objective } from './objectives.ts'
import { bound, type Settled } from './prices.ts'
import { type Found, program } from './program.ts'
import { prove } from './prove.ts'
import { bestByRanges } from './refine.ts'
import type { Part } from './rows.ts'
import type { Need, Scenario } from './scenario.ts'
import { type Worth, worthOf } from './worth.ts'

export interface Solved {
  cells: Cells
  settled: Settled[]
  parts: Part[]
  found: Found | null
  steps: { name: string; rows: number; columns: number; iterations: number; isWhole: boolean }[]
}

/** Settles every objective in turn; null when no allocation keeps every floor. */
export function settle(
  highs: Highs,
  scenario: Scenario,
  objectives: Objective[],
  rank: (need: Need) => number,
  progress: (done: number, of: number) => void = () => {},
): Solved | null {
  const cells = cellsOf(scenario, rank)
  const face = openFace(cells)
  const solved: Solved = { cells, settled: [], parts: [], found: null, steps: [] }
  let grain: Objective['grain'] | undefined
  let counts: ReturnType<typeof program> | undefined

  /** The best counts for one objective: by ranges where it tells single needs apart, by parts of the grain it asks for otherwise. */
  function best({ grain: asked }: Objective, worth: Worth): { found: Found; rows: number; columns: number } | null {
    if (asked === 'need' && solved.settled.every(({ isProved }) => isProved)) {
      const ranges = bestByRanges(highs, cells, worth, face, partsAt(cells, 'range', face))
      if (ranges) solved.parts = ranges.parts
      if (ranges) return ranges
    }
    const isFiner = grain === undefined || order.indexOf(asked) > order.indexOf(grain)
    if (isFiner || solved.settled.at(-1)?.isProved === false) {
      if (isFiner) grain = asked
      solved.parts = partsAt(cells, grain ?? 'class', face)
      solved.found = null
      counts?.dispose()
      counts = program(highs, cells, solved.parts, solved.settled)
    }
    counts?.keepTo(face)
    const found = already(cells, worth, solved) ?? counts?.best(worth)
    return found && counts ? { found, rows: counts.rows, columns: counts.columns } : null
  }

  try {
    for (const objective of objectives) {
      const worth = worthOf(cells, objective)
      const reached = best(objective, worth)
      if (!reached) return null
      const { found, rows, columns } = reached
      solved.found = found
      const value = totalOf(worth, solved.parts, found)
      const proof = prove(cells, worth, found.prices, solved.settled, value)
      const slack = (bound(cells, proof, solved.settled) - value) * proof.prices.over
      if (slack === 0) narrow(face, cells, proof)
      solved.settled.push({ name: objective.name, value, worth, proof, isProved: slack === 0 })
      const { iterations, isWhole } = found
      solved.steps.push({ name: objective.name, rows, columns, iterations, isWhole })
      progress(solved.settled.length, objectives.length)
    }
    return solved
  } finally {
    counts?.dispose()
  }
}

/** The counts already found, when what is proved leaves nothing better to find. */
function already(cells: Cells, worth: Worth, { found, parts, settled }: Solved): Found | null {
  if (!found || found.parts.length !== parts.length) return null
  const prices = {
    classes: cells.scenario.supply.map(() => 0),
    quotas: cells.scenario.quotas.map(() => 0),
    reached: [],
  }
  const value = totalOf(worth, parts, found)
  return bound(cells, prove(cells, worth, prices, settled, value, [1]), settled) === value
    ? { ...found, prices, iterations: 0 }
    : null
}

const order = ['class', 'stratum', 'points', 'need']

/** Ranges of needs that one grain does not tell apart; a `range` gathers those of equal points that earlier proofs treat alike. */
function partsAt({ all, needs }: Cells, grain: Objective['grain'] | 'range', face: Face): Part[] {
  const parts: Part[] = []
  const alike: Record<typeof grain, (one: number, other: number) => boolean> = {
    class: () => true,
    stratum: (one, other) => needs[one]?.stratum === needs[other]?.stratum,
    points: (one, other) => alike.stratum(one, other) && needs[one]?.points === needs[other]?.points,
    range: (one, other) => alike.points(one, other) && face.needs[one] === face.needs[other],
    need: (one, other) => alike.range(one, other) && face.needs[one] !== 0,
  }
  all.forEach(({ from, to }, cell) => {
    for (let start = from; start < to; ) {
      let end = start + 1
      while (end < to && alike[grain](start, end)) end++
      parts.push({ cell, from: start, to: end })
      start = end
    }
  })
  return parts
}

function totalOf({ grants, needs }: Worth, parts: Part[], found: Found): number {
  let total = 0
  found.grants.forEach((count, index) => {
    total += count * (grants[index] ?? 0)
  })
  parts.forEach(({ from }, index) => {
    for (let need = from; need < from + (found.parts[index] ?? 0); need++) total += needs[need] ?? 0
  })
  return total
}
