import { check } from '../solving/check.ts'
import type { Optimal } from '../solving/allocate.ts'
import { draw } from '../solving/lottery.ts'
import type { Need, Scenario } from '../solving/scenario.ts'

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
      ...{ b: waits?.binding ?? [], d: waits?.decidedBy ?? null, l: lottery.number(need), n: places.get(need.id) ?? null },
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
  for (const queue of queues.values())
    queue
      .sort(
        (a, b) =>
          a.stratum - b.stratum ||
          b.points - a.points ||
          (a.since ?? '9').localeCompare(b.since ?? '9') ||
          rank(a) - rank(b),
      )
      .forEach((need, at) => places.set(need.id, at + 1))
  return places
}

/** Where the line fell, as the database takes it. */
export const linesOfCutoffs = ({ cutoffs }: Optimal) =>
  cutoffs.map(({ quotas, kinds, served, waiting, lastServed, firstWaiting }, position) => ({
    ...{ position, quotas, kinds, served, waiting, last: lastServed, first: firstWaiting },
  }))

/** Objectives whose best value the prices alone do not prove; throws when the answer itself is wrong, which then must not be kept. */
export function notProved(found: Optimal): string[] {
  const { faults, unproved } = check(found.certificate)
  if (faults.length > 0) throw new Error('the answer does not pass its own check')
  return unproved
}
