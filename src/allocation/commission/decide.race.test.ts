import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { noWay } from '#platform/access/acting.ts'
import { withMember } from '#platform/db/database.ts'
import { newId } from '#platform/db/id.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { tokenOf } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../allocations/scene.testing.ts'
import { runsOf } from '../runs/run.testing.ts'
import { decide } from './decide.store.ts'
import { prospectOf } from './plan.store.ts'

const site = await testSite()
const today = dayOf(new Date())
const said = { body: 'Commission', decided_on: today, present: 'Deux élues' }
const ROUNDS = Number(process.env.MAILLON_RACES ?? 3)

/** Two files that were each promised something are not united: the first promise is cancelled before. */
const isTwicePromised = (error: unknown) => {
  expect(String(error)).toMatch(/promise|files/)
  return false
}

test('while a commission decides, members promise by hand and unite two files of one family: places and devices are never exceeded', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    await site.owner(`update app.device set state = 'to_wipe' where state = 'ready'`)
    const places = 3 + (round % 2)
    const { run, programme, needs } = await runsOf(site).run({ families: 6, devices: 4, places })
    const path = `/passages/${run}/decider`
    const devices = await site.owner<{ id: string }>(`select id from app.device where state = 'ready' order by id`)
    const strangers = await Promise.all([1, 2].map(() => sceneOf(site).household({ needs: ['computer'] })))
    const byHand = [needs[round % 6]?.household ?? '', ...strangers].map((household, at) =>
      site.as('claire').post(`/familles/${household}/attribuer`, { programme, device: devices[at]?.id }),
    )
    const [one, other] = [needs[(round + 1) % 6]?.household ?? '', needs[(round + 3) % 6]?.household ?? '']
    const united = site
      .acting('claire', (by) => sql`select keep_in(${one}, ${other}, now())`.execute(by.db))
      .then(() => true, isTwicePromised)
    const [decision, unites, ...promises] = await Promise.all([
      site.as('claire').sign(path, said, path),
      united,
      ...byHand,
    ])
    if (decision.status === 422) expect((await site.as('claire').sign(path, said, path)).status).toBe(303)
    for (const { status } of promises) expect([303, 422, 403]).toContain(status)
    const [quota] = await site.owner<{ promised: number }>(
      `select promised from app.quota where programme_id = $1 and kind = 'computer'`,
      [programme],
    )
    const rows = await site.owner<{ device_id: string; household_id: string }>(
      `select device_id, household_id from app.allocation where programme_id = $1 and state = 'promised'`,
      [programme],
    )
    expect(quota?.promised).toBe(rows.length)
    expect(rows.length).toBeLessThanOrEqual(places)
    expect(new Set(rows.map((row) => row.device_id)).size).toBe(rows.length)
    expect(new Set(rows.map((row) => row.household_id)).size).toBe(rows.length)
    if (unites) {
      const families = rows.map(({ household_id: id }) => (id === one ? other : id))
      expect(new Set(families).size).toBe(rows.length)
      await site.acting('claire', (by) => sql`select read_apart(${one})`.execute(by.db))
      expect(
        await site.owner('select promised from app.quota where programme_id = $1 and kind = $2', [
          programme,
          'computer',
        ]),
      ).toEqual([quota])
    }
    const served = await site.owner<{ n: number }>(
      `select count(*)::int as n from app.run_need n where n.run_id = $1 and n.final = 'served'
         and not exists (select from app.allocation a where a.run_need_id = n.id and a.state = 'promised')`,
      [run],
    )
    expect(served[0]?.n).toBe(0)
  }
}, 240_000)

test('killed in the middle, a decision leaves nothing: it is decided again from the start', async () => {
  await site.owner(`update app.device set state = 'to_wipe' where state = 'ready'`)
  const { run, programme } = await runsOf(site).run()
  const tables = ['allocation', 'outbox', 'appointment', 'event']
  const before = await Promise.all(tables.map((table) => site.owner(`select count(*) from app.${table}`)))
  const killed = withMember(site.database, tokenOf('claire'), async (db, opened) => {
    const member = await opened
    if (!member) throw new Error('claire is not in the cast')
    const by = { db, member, now: new Date(), newId, ways: noWay, hosts: [] }
    const { shown } = await prospectOf(by, { id: run, programme_id: programme })
    expect(await decide(by, run, { ...said, minutes: 30, shown })).toMatchObject({ served: 3 })
    throw new Error('killed')
  })
  await expect(killed).rejects.toThrow('killed')
  expect(await Promise.all(tables.map((table) => site.owner(`select count(*) from app.${table}`)))).toEqual(before)
  expect(await site.owner('select state from app.allocation_run where id = $1', [run])).toEqual([{ state: 'proposed' }])
  expect(await site.owner('select id from app.run_need where run_id = $1 and final is not null', [run])).toEqual([])
  const path = `/passages/${run}/decider`
  expect((await site.as('claire').sign(path, said, path)).status).toBe(303)
})
