import type { AllocationCertificate } from './certificate.ts'
import { smallestConflict } from './conflict.ts'
import { draw } from './lottery.ts'
import { objectivesOf, scalesOf, stratumObjective } from './objectives.ts'
import { type Cutoff, cutoffsOf, type Given, givenTo, type Waiting, waitingOf } from './outcome.ts'
import { bound } from './prices.ts'
import { solver } from './program.ts'
import type { Scenario } from './scenario.ts'
import { type Solved, settle } from './settle.ts'

/** An answer to a scenario: the same for the same scenario, to the byte. */
export type Allocation = Optimal | Infeasible

export interface Optimal {
  status: 'optimal'
  /** By stratum, from the first. */
  served: number[]
  points: number
  fit: number
  assignments: Given[]
  waiting: Waiting[]
  cutoffs: Cutoff[]
  certificate: AllocationCertificate
  solver: { name: string; steps: Solved['steps'] }
}

interface Infeasible {
  status: 'infeasible'
  /** The fewest quotas that no allocation keeps together. */
  conflict: string[]
}

/** Serves as the rule says, exactly, and proves it; or says which quotas cannot be kept together. */
export async function allocate(scenario: Scenario, progress?: (done: number, of: number) => void): Promise<Allocation> {
  const highs = await solver()
  const lottery = draw(scenario.seed, scenario.needs)
  const objectives = objectivesOf(scenario, lottery)
  const solved = settle(highs, scenario, objectives, lottery.rank, progress)
  if (!solved) return { status: 'infeasible', conflict: smallestConflict(highs, scenario) }
  const given = givenTo(solved, lottery)
  const waiting = waitingOf(solved, given)
  const published = scenario.needs.flatMap((need) =>
    given.has(need) ? [{ need: need.id, class: given.get(need) ?? '' }] : [],
  )
  const value = (name: string) => solved.settled.find((one) => one.name === name)?.value ?? 0
  const scales = scalesOf(scenario)
  return {
    status: 'optimal',
    served: servedByStratum(scenario, value),
    points: value('points') / scales.points,
    fit: value('fit') / scales.fit,
    assignments: published,
    waiting: scenario.needs.flatMap((need) => waiting.get(need) ?? []),
    cutoffs: cutoffsOf(solved, given, lottery),
    certificate: {
      format: 'maillon-allocation-1',
      scenario,
      assignments: published,
      objectives: claimsOf(scenario, solved),
    },
    solver: { name: 'HiGHS', steps: solved.steps },
  }
}

function servedByStratum({ needs }: Scenario, value: (name: string) => number): number[] {
  const strata = needs.map(({ stratum }) => stratum)
  const first = Math.min(1, ...new Set(strata))
  return Array.from({ length: Math.max(first - 1, ...new Set(strata)) - first + 1 }, (_, index) =>
    value(stratumObjective(first + index)),
  )
}

function claimsOf({ supply, quotas }: Scenario, { cells, settled }: Solved): AllocationCertificate['objectives'] {
  const priced = (names: string[], prices: number[]) =>
    Object.fromEntries(names.flatMap((name, index) => (prices[index] ? [[name, prices[index]]] : [])))
  return settled.map(({ name, value, proof }, index) => ({
    name,
    value,
    bound: Math.floor(bound(cells, proof, settled.slice(0, index))),
    over: proof.prices.over,
    classes: priced(
      supply.map((one) => one.class),
      proof.prices.classes,
    ),
    quotas: priced(
      quotas.map((one) => one.name),
      proof.prices.quotas,
    ),
    reached: priced(
      settled.map((one) => one.name),
      proof.prices.reached,
    ),
  }))
}
