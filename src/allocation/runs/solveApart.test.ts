import { expect, test } from 'vitest'
import { allocate } from '../solving/allocate.ts'
import type { Scenario } from '../solving/scenario.ts'
import { solveApart } from './solveApart.ts'

const scenario: Scenario = {
  seed: 'graine',
  needs: ['a', 'b', 'c'].map((id, index) => ({
    id,
    kind: 'Ordinateur',
    stratum: 1,
    points: index,
    since: null,
    attributes: {},
  })),
  supply: [{ class: 'Portable', count: 2, suits: ['Ordinateur'], fit: {} }],
  quotas: [],
}

test('a thread of its own gives the same answer, and tells how far it is', async () => {
  const heard: number[] = []
  const found = await solveApart(scenario, { progress: (done) => heard.push(done) })
  expect(found).toEqual(await allocate(scenario))
  expect(heard.length).toBeGreaterThan(0)
})

test('it ends at once when it is told to', async () => {
  const signal = AbortSignal.abort(new Error('annulé'))
  await expect(solveApart(scenario, { signal })).rejects.toThrow('annulé')
})
