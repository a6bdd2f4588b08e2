import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allocate } from '../solving/allocate.ts'
import type { Scenario } from '../solving/scenario.ts'
import { conflictApart, solveApart } from './solveApart.ts'

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

test('a process of its own gives the same answer, and tells how far it is', async () => {
  const heard: number[] = []
  const found = await solveApart(scenario, { progress: (done) => heard.push(done) })
  expect(found).toEqual(await allocate(scenario))
  expect(heard.length).toBeGreaterThan(0)
})

test('it ends at once when it is told to', async () => {
  const signal = AbortSignal.abort(new Error('annulé'))
  await expect(solveApart(scenario, { signal })).rejects.toThrow('annulé')
})

test('what goes wrong in it is told as it was', async () => {
  const mad = { ...scenario, supply: null } as unknown as Scenario
  const said = await allocate(mad).catch((error: Error) => error.message)
  expect(said).toEqual(expect.any(String))
  await expect(solveApart(mad)).rejects.toThrow(String(said))
})

test('quotas that cannot be kept together are named, or nothing is said when patience runs out', async () => {
  const limit = { where: {}, class: null, min: null, max: null }
  const quotas = [
    { ...limit, name: 'Au moins trois', min: 3 },
    { ...limit, name: 'Au plus deux', max: 2 },
  ]
  const crossed = { ...scenario, supply: [{ class: 'Portable', count: 3, suits: ['Ordinateur'], fit: {} }], quotas }
  expect(await conflictApart(crossed, 60_000)).toEqual(['Au moins trois', 'Au plus deux'])
  expect(await conflictApart(crossed)).toEqual(['Au moins trois', 'Au plus deux'])
  expect(await conflictApart(crossed, 0)).toBeNull()
})

test('every process of the site is a file of the bundle too', () => {
  const processes = globSync('src/**/*.process.ts')
  const bundled = readFileSync('scripts/bundle.mjs', 'utf8')
  const started = globSync('src/**/*.ts').flatMap((file) =>
    file.endsWith('.test.ts') ? [] : [...readFileSync(file, 'utf8').matchAll(/['"]\.[\w./-]*?(\w+\.process)\.ts['"]/g)],
  )
  expect(processes.length).toBeGreaterThan(0)
  for (const file of processes) expect(bundled).toContain(`'${file}'`)
  for (const [, name] of started) expect(processes.some((file) => file.endsWith(`/${name}.ts`))).toBe(true)
})
