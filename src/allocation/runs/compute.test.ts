import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { allocate } from '../solving/allocate.ts'
import type { Scenario } from '../solving/scenario.ts'
import { computeNext, LEASE, startRuns } from './compute.ts'
import { frozenRuns } from './run.scene.testing.ts'

const site = await testSite()
const runs = frozenRuns(site)
const claire = site.as('claire')

/** A run drawn, whose question is then made as long as asked: many families that no limit tells apart. */
async function drawn(families = 0): Promise<string> {
  await site.owner(`update app.household set status = 'closed'`)
  await runs.wanting()
  await runs.device()
  const run = await runs.freeze(await runs.programme())
  await runs.dayComes(run)
  if (families > 0)
    await site.owner('update app.run_document set content = $2 where run_id = $1', [
      run,
      JSON.stringify(longQuestion(families)),
    ])
  await runs.drawn(run)
  return run
}

/** Priorities and crossing quotas enough for seconds of work after the first step, however quick the machine. */
const longQuestion = (families: number): Omit<Scenario, 'seed'> => ({
  needs: Array.from({ length: families }, (_, at) => ({
    ...{ id: `${at}`.padStart(16, '0'), kind: 'Ordinateur', stratum: 1 + (at % 40), points: (at * 7) % 40 },
    ...{
      since: `2026-0${1 + (at % 9)}-01`,
      attributes: { [`a${at % 36}`]: '1', [`b${at % 7}`]: '1', [`c${at % 5}`]: '1' },
    },
  })),
  supply: [{ class: 'Ordinateur portable', count: families / 3, suits: ['Ordinateur'], fit: {} }],
  quotas: [36, 7, 5].flatMap((count, family) =>
    Array.from({ length: count }, (_, at) => ({
      ...{ name: `${'abc'[family]}${at}`, where: { [`${'abc'[family]}${at}`]: ['1'] }, class: null },
      ...{ min: null, max: Math.floor((families / 3 / count) * (0.9 + ((at * 13) % 10) / 20)) },
    })),
  ),
})

const stateOf = async (run: string) =>
  (
    await site.owner<{
      state: string
      done: number
      leased_until: Date | null
      attempts: number
      failure: string | null
    }>('select state, done, leased_until, attempts, failure from app.allocation_run where id = $1', [run])
  )[0]
const until = async (holds: () => Promise<boolean>, most = 120_000) => {
  for (const start = Date.now(); Date.now() - start < most; ) {
    if (await holds()) return true
    await new Promise((later) => setTimeout(later, 20))
  }
  return false
}

test('a process killed half-way leaves the run to another one, once its lease is over, and the answer is the same', async () => {
  const run = await drawn(6000)
  const child = spawn(process.execPath, ['src/allocation/runs/solveOnce.testing.ts', site.url], { stdio: 'ignore' })
  const begun = await until(async () => ((await stateOf(run))?.done ?? 0) > 0)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(begun).toBe(true)
  expect(await stateOf(run)).toMatchObject({ state: 'computing', attempts: 1 })
  expect(await computeNext(site.database, runs.log)).toBe(false)
  expect(await computeNext(site.database, runs.log, { clock: () => Date.now() + 2 * LEASE })).toBe(true)
  expect((await stateOf(run))?.state).toBe('proposed')
  const [question] = await site.owner<{ content: string; seed: string }>(
    `select d.content, r.seed from app.run_document d join app.allocation_run r on r.id = d.run_id where r.id = $1 and d.kind = 'scenario'`,
    [run],
  )
  const alone = await allocate({ seed: question?.seed ?? '', ...JSON.parse(question?.content ?? '{}') })
  expect((await claire.get(`/passages/${run}/reponse.json`)).text === JSON.stringify(alone)).toBe(true)
}, 240_000)

test('a run cancelled while it is solved stops there, and nothing is written', async () => {
  const run = await drawn(6000)
  const solving = computeNext(site.database, runs.log, { heartbeat: 50 })
  await until(async () => ((await stateOf(run))?.done ?? 0) > 0)
  await claire.post(`/passages/${run}/annuler`, { why: 'Le stock annoncé n’était pas le bon.' })
  expect(await solving).toBe(true)
  expect(await stateOf(run)).toMatchObject({ state: 'cancelled' })
  expect(await site.owner(`select from app.run_document where run_id = $1 and kind = 'result'`, [run])).toEqual([])
}, 240_000)

test('a draw corrected while it is solved is the one that counts', async () => {
  const run = await drawn(6000)
  const solving = computeNext(site.database, runs.log, { heartbeat: 50 })
  await until(async () => ((await stateOf(run))?.done ?? 0) > 0)
  await runs.drawn(run, '1 2 3 4 5 6')
  await solving
  expect((await stateOf(run))?.state).toBe('computing')
  await runs.compute()
  const answer = JSON.parse((await claire.get(`/passages/${run}/reponse.json`)).text)
  expect(answer.certificate.scenario.seed).toBe('1 2 3 4 5 6')
}, 240_000)

test('a site that stops gives the run back at once, and it is no attempt that failed', async () => {
  const run = await drawn(6000)
  const background = startRuns(site.database, runs.log)
  await until(async () => (await stateOf(run))?.leased_until != null)
  await background.stop()
  expect(await stateOf(run)).toMatchObject({ state: 'computing', leased_until: null, attempts: 0 })
  await claire.post(`/passages/${run}/annuler`, { why: 'Ce passage n’était qu’un essai.' })
}, 240_000)

test('two processes never solve the same run', async () => {
  const run = await drawn()
  const both = await Promise.all([computeNext(site.database, runs.log), computeNext(site.database, runs.log)])
  expect(both.sort()).toEqual([false, true])
  expect((await stateOf(run))?.state).toBe('proposed')
})

test('an error is said in French, the run may be solved again on the same question, and thrice broken it stops trying', async () => {
  const run = await drawn()
  await site.owner(`update app.run_document set content = '{' || content where run_id = $1`, [run])
  await computeNext(site.database, runs.log)
  expect(await stateOf(run)).toMatchObject({ state: 'failed' })
  expect((await claire.get(`/passages/${run}`)).text).toContain('Le calcul s’est arrêté sur une erreur')
  await site.owner(`update app.run_document set content = substr(content, 2) where run_id = $1`, [run])
  expect((await claire.post(`/passages/${run}/relancer`)).status).toBe(303)
  expect((await claire.post(`/passages/${run}/relancer`)).status).toBe(422)
  await site.owner(
    `update app.allocation_run set attempts = 3, leased_until = now() - interval '1 minute' where id = $1`,
    [run],
  )
  expect(await computeNext(site.database, runs.log)).toBe(false)
  expect((await stateOf(run))?.failure).toContain('trois fois')
  expect((await claire.post(`/passages/${run}/relancer`)).status).toBe(303)
  expect(await runs.compute()).toBe(1)
})
