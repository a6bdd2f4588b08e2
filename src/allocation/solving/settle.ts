import type { Highs } from 'highs'
import { type Cells, cellsOf } from './cells.ts'
import { type Face, narrow, openFace } from './face.ts'
import type { Objective } from './objectives.ts'
import { bound, type Settled } from './prices.ts'
import { type Found, program } from './program.ts'
import { prove } from './prove.ts'
import type { Part } from './rows.ts'
import type { Scenario } from './scenario.ts'
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
  progress: (done: number, of: number) => void = () => {},
): Solved | null {
  const cells = cellsOf(scenario)
  const face = openFace(cells)
  const solved: Solved = { cells, settled: [], parts: [], found: null, steps: [] }
  let grain: Objective['grain'] | undefined
  let counts: ReturnType<typeof program> | undefined
  try {
    for (const objective of objectives) {
      const worth = worthOf(cells, objective)
      const isFiner = grain === undefined || order.indexOf(objective.grain) > order.indexOf(grain)
      const mustHold = solved.settled.at(-1)?.isProved === false
      if (isFiner || mustHold) {
        if (isFiner) grain = objective.grain
        solved.parts = partsAt(cells, grain ?? 'class', face)
        counts?.dispose()
        counts = program(highs, cells, solved.parts, solved.settled)
      }
      counts?.keepTo(face)
      const found = already(cells, worth, solved) ?? counts?.best(worth)
      if (!found || !counts) return null
      solved.found = found
      const value = totalOf(worth, solved.parts, found)
      const proof = prove(cells, worth, found.prices, solved.settled, value)
      const slack = (bound(cells, proof, solved.settled) - value) * proof.prices.over
      if (slack === 0) narrow(face, cells, proof)
      solved.settled.push({ name: objective.name, value, worth, proof, isProved: slack === 0 })
      solved.steps.push({
        name: objective.name,
        rows: counts.rows,
        columns: counts.columns,
        iterations: found.iterations,
        isWhole: found.isWhole,
      })
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

function partsAt({ all, needs }: Cells, grain: Objective['grain'], face: Face): Part[] {
  const parts: Part[] = []
  all.forEach(({ from, to }, cell) => {
    for (let start = from; start < to; ) {
      let end = start + 1
      const isAlike = (need: number) =>
        grain === 'class' ||
        (needs[need]?.stratum === needs[start]?.stratum &&
          (grain === 'stratum' ||
            (needs[need]?.points === needs[start]?.points && (grain === 'points' || face.needs[start] !== 0))))
      while (end < to && isAlike(end)) end++
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
