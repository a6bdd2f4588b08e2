import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { asOwner } from '#platform/db/database.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { testSite } from '#testing/testSite.ts'
import { runsOf } from '../runs/run.testing.ts'

const site = await testSite()
const today = dayOf(new Date())

/** A process of its own that decides this run, as the site does. */
const deciding = (run: string, programme: string) => {
  const src = new URL('../../', import.meta.url).href
  const text = `
    const [{ noWay }, { openDatabase, withMember }, { newId }, { tokenOf }, { decide }, { prospectOf }] = await Promise.all(
      ['platform/access/acting.ts', 'platform/db/database.ts', 'platform/db/id.ts', 'testing/cast.ts', 'allocation/commission/decide.store.ts',
        'allocation/commission/plan.store.ts'].map((path) => import('${src}' + path)))
    await withMember(openDatabase(process.env.SITE), tokenOf('claire'), async (db, opened) => {
      const by = { db, member: await opened, now: new Date(), newId, ways: noWay, hosts: [] }
      const { shown } = await prospectOf(by, { id: '${run}', programme_id: '${programme}' })
      await decide(by, '${run}', { body: 'Commission', decided_on: '${today}', present: 'Deux élues', minutes: 30, shown })
    })
    process.exit(0)`
  return spawn(process.execPath, ['--input-type=module', '-e', text], {
    env: { ...process.env, SITE: site.url },
    stdio: 'inherit',
  })
}

async function until(locks: string, isOver: (n: number) => boolean) {
  const count = () =>
    site.owner<{ n: number }>(
      `select count(*)::int as n from pg_locks where database = (select oid from pg_database where datname = current_database()) and ${locks}`,
    )
  while (!isOver((await count())[0]?.n ?? 0)) await new Promise((later) => setTimeout(later, 20))
}

test('kill -9 of the process once promises are written and before the act ends: nothing of it is left', async () => {
  const { run, programme } = await runsOf(site).run()
  const tables = ['allocation', 'outbox', 'event', 'quota', 'device', 'need', 'prescription', 'household', 'run_need']
  const rows = () => Promise.all(tables.map((table) => site.owner(`select * from app.${table} order by 1, 2, 3`)))
  const before = await rows()
  await asOwner(site.url, async (client) => {
    await client.query('begin; lock table app.event in share row exclusive mode')
    const child = deciding(run, programme)
    // Its promises are written, and it waits to tell them.
    await until(`relation = 'app.event'::regclass and not granted`, (n) => n > 0 || child.exitCode !== null)
    expect(child.exitCode).toBeNull()
    child.kill('SIGKILL')
    await once(child, 'exit')
  })
  await until(`relation = 'app.allocation'::regclass and mode = 'RowExclusiveLock'`, (n) => n === 0)
  expect(await rows()).toEqual(before)
  const path = `/passages/${run}/decider`
  const said = { body: 'Commission', decided_on: today, present: 'Deux élues' }
  expect((await site.as('claire').sign(path, said, path)).status).toBe(303)
  expect(
    await site.owner(
      `select count(*)::int as n from app.allocation a join app.run_need n on n.id = a.run_need_id where n.run_id = $1`,
      [run],
    ),
  ).toEqual([{ n: 3 }])
}, 240_000)
