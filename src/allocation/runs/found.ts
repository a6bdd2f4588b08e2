import { allocate, type Optimal } from '../solving/allocate.ts'
import { byRule } from '../solving/cells.ts'
import { check } from '../solving/check.ts'
import { draw } from '../solving/lottery.ts'
import type { Need, Scenario } from '../solving/scenario.ts'
import { sayConflict } from './obstacles.ts'

/** What a run answers, written out: the result with its certificate, one line a family, the cut-offs, and what is not proved; or why nothing can be. */
export type RunAnswer = { result: string; answers: string; cutoffs: string; unproved: string[] } | { conflict: string }

/** Solves a frozen question with its seed, checks the answer and writes it out. */
export async function answeredFrom(
  { seed, frozen }: { seed: string; frozen: string },
  progress: (done: number, steps: number) => void,
): Promise<RunAnswer> {
  const scenario: Scenario = { seed, ...JSON.parse(frozen) }
  const found = await allocate(scenario, progress)
  if (found.status === 'infeasible') return { conflict: sayConflict(found.conflict, scenario).join(' ') }
  return {
    ...{ result: JSON.stringify(found), answers: JSON.stringify(answersOf(scenario, found)) },
    ...{ cutoffs: JSON.stringify(linesOfCutoffs(found)), unproved: notProved(found) },
  }
}

/** One family's answer, as the database takes it: pseudonym, outcome, class, why, binding quotas, what decided, lottery, place. */
export interface Answer {
  p: string
  o: 'served' | 'waiting'
  c: string | null
  w: string | null
  b: string[]
  d: string | null
  l: string
  n: number | null
}

/** What an allocation says to each family, with its place among those who wait for the same kit under the same quotas, from 1. */
export function answersOf(scenario: Scenario, found: Optimal): Answer[] {
  const lottery = draw(scenario.seed, scenario.needs)
  const given = new Map(found.assignments.map((one) => [one.need, one.class]))
  const waiting = new Map(found.waiting.map((one) => [one.need, one]))
  const places = placesOf(
    scenario.needs.filter(({ id }) => waiting.has(id)),
    lottery.rank,
  )
  return scenario.needs.map((need) => {
    const waits = waiting.get(need.id)
    return {
      ...{ p: need.id, o: waits ? 'waiting' : 'served', c: given.get(need.id) ?? null, w: waits?.reason ?? null },
      ...{
        b: waits?.binding ?? [],
        d: waits?.decidedBy ?? null,
        l: lottery.number(need),
        n: places.get(need.id) ?? null,
      },
    }
  })
}

function placesOf(waiting: readonly Need[], rank: (need: Need) => number): Map<string, number> {
  const queues = new Map<string, Need[]>()
  for (const need of waiting) {
    const key = `${need.kind}\n${Object.keys(need.attributes).sort().join()}`
    const queue = queues.get(key)
    if (queue) queue.push(need)
    else queues.set(key, [need])
  }
  const places = new Map<string, number>()
  for (const queue of queues.values()) {
    queue.sort((a, b) => byRule(a, b) || rank(a) - rank(b))
    for (const [at, need] of queue.entries()) places.set(need.id, at + 1)
  }
  return places
}

/** Where the line fell, as the database takes it. */
const linesOfCutoffs = ({ cutoffs }: Optimal) =>
  cutoffs.map(({ quotas, kinds, served, waiting, lastServed, firstWaiting }, position) => ({
    ...{ position, quotas, kinds, served, waiting, last: lastServed, first: firstWaiting },
  }))

/** Objectives whose best value the prices alone do not prove; throws when the answer itself is wrong, which then must not be kept. */
function notProved(found: Optimal): string[] {
  const { faults, unproved } = check(found.certificate)
  if (faults.length > 0) throw new Error('the answer does not pass its own check')
  return unproved
}
