import { describe, expect, test } from 'vitest'
import { type Allocation, allocate } from './allocate.ts'
import { check } from './check.ts'
import { draw } from './lottery.ts'
import { objectivesOf } from './objectives.ts'
import { everyAllocation, generator, randomScenario } from './random.testing.ts'
import { type Need, names, type Scenario } from './scenario.ts'

const rounds = Number(process.env.MAILLON_ALLOCATIONS ?? 300)

describe('on thousands of small questions, whose every answer can be tried', () => {
  test.each([
    ['quotas that nest', { families: 1, classes: 1 }],
    ['two families that cross', { families: 2, classes: 2 }],
    ['three families that cross', { families: 3, classes: 2 }],
  ])('%s: nothing better exists, whatever the objective', async (_, shape) => {
    const random = generator(7)
    for (let round = 0; round < rounds; round++) {
      const scenario = randomScenario(random, shape)
      expect(valuesOf(await allocate(scenario)), JSON.stringify(scenario)).toEqual(bestOf(scenario))
    }
  })
})

test('quotas that nest leave nothing to arbitrate: calling families in their order serves the same', async () => {
  const random = generator(5)
  for (let round = 0; round < rounds; round++) {
    const scenario = randomScenario(random, { families: 1, classes: 1 })
    for (const quota of scenario.quotas) quota.min = null
    const [supply] = scenario.supply
    if (!supply) continue
    supply.suits = ['k0', 'k1']
    supply.fit = {}
    const found = await allocate(scenario)
    if (found.status === 'infeasible') throw new Error('Without a floor, serving nobody keeps every quota')
    expect(found.assignments.map(({ need }) => need).sort(), JSON.stringify(scenario)).toEqual(called(scenario))
  }
})

/** First come by stratum, points, date and number, as long as neither the stock nor a quota is full. */
function called(scenario: Scenario): string[] {
  const { needs, supply, quotas, seed } = scenario
  const { rank } = draw(seed, needs)
  const order = [...needs].sort(
    (a, b) =>
      a.stratum - b.stratum || b.points - a.points || `${a.since}`.localeCompare(`${b.since}`) || rank(a) - rank(b),
  )
  const served: Need[] = []
  for (const need of order) {
    const isFull = quotas.some(
      (quota) =>
        names(quota, need) &&
        served.filter((one) => names(quota, one)).length >= (quota.max ?? Number.POSITIVE_INFINITY),
    )
    if (!isFull && served.length < (supply[0]?.count ?? 0)) served.push(need)
  }
  return served.map(({ id }) => id).sort()
}

test('fifty thousand needs of one profile are one cell, and the draw alone chooses among them', async () => {
  const needs = Array.from(
    { length: 50_000 },
    (_, index): Need => ({ id: `n${index}`, kind: 'k', stratum: 1, points: 3, since: null, attributes: {} }),
  )
  const scenario = { seed: 'one', needs, supply: [{ class: 'c', count: 10_000, suits: ['k'], fit: {} }], quotas: [] }
  const found = await allocate(scenario)
  if (found.status === 'infeasible') throw new Error('Nothing forbids serving them')
  const { rank } = draw('one', needs)
  const served = new Set(found.assignments.map(({ need }) => need))
  expect(needs.every((need) => served.has(need.id) === rank(need) <= 10_000)).toBe(true)
  expect(check(found.certificate)).toEqual({ faults: [], unproved: [] })
})

test.each([
  ['nobody is asked for', { needs: [] }],
  ['no class suits anybody', { supply: [{ class: 'c', count: 3, suits: ['other'], fit: {} }] }],
  ['the stock is empty', { supply: [{ class: 'c', count: 0, suits: ['k'], fit: {} }] }],
  ['a cap names nobody', { quotas: [{ name: 'nobody', where: { commune: ['x'] }, class: null, min: null, max: 0 }] }],
])('holds when %s', async (_, change) => {
  const found = await allocate({ ...one, ...change })
  if (found.status === 'infeasible') throw new Error('Nothing forbids it')
  expect(found.assignments.length + found.waiting.length).toBe('needs' in change ? 0 : 1)
  expect(check(found.certificate)).toEqual({ faults: [], unproved: [] })
})

test.each([
  ['names nobody', { where: { commune: ['x'] }, min: 1, max: null }],
  ['is above the stock', { where: {}, min: 4, max: null }],
  ['is above its own maximum', { where: {}, min: 1, max: 0 }],
])('a floor that %s is the conflict by itself', async (_, limits) => {
  const quotas = [
    { name: 'fine', where: {}, class: null, min: null, max: 9 },
    { name: 'floor', class: null, ...limits },
  ]
  expect(await allocate({ ...one, quotas: quotas as Scenario['quotas'] })).toEqual({
    status: 'infeasible',
    conflict: ['floor'],
  })
})

const one: Scenario = {
  seed: 's',
  needs: [{ id: 'a', kind: 'k', stratum: 1, points: 0, since: null, attributes: {} }],
  supply: [{ class: 'c', count: 3, suits: ['k'], fit: {} }],
  quotas: [],
}

/** Every objective's value, or null when no allocation keeps the floors. */
function valuesOf(answer: Allocation): number[] | null {
  if (answer.status === 'infeasible') {
    expect(answer.conflict.length).toBeGreaterThan(0)
    return null
  }
  expect(check(answer.certificate).faults).toEqual([])
  return answer.certificate.objectives.map(({ value }) => value)
}

function bestOf(scenario: Scenario): number[] | null {
  const objectives = objectivesOf(scenario, draw(scenario.seed, scenario.needs))
  let best: number[] | null = null
  for (const given of everyAllocation(scenario)) {
    const reached = objectives.map(({ worth }) => given.reduce((sum, { need, supply }) => sum + worth(need, supply), 0))
    if (best === null || isBetter(reached, best)) best = reached
  }
  return best
}

const isBetter = (one: number[], than: number[]) => {
  const at = one.findIndex((value, index) => value !== than[index])
  return at >= 0 && (one[at] as number) > (than[at] as number)
}
