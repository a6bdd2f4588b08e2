import { expect, test } from 'vitest'
import { newId } from '#platform/db/id.ts'
import { testSite } from '#testing/testSite.ts'
import { derogationsLeft } from './freeze.store.ts'
import { frozenRuns } from './run.scene.testing.ts'
import { runSeenBy } from './run.store.ts'

const site = await testSite()
const runs = frozenRuns(site)
const claire = site.as('claire')

/** What the commission does in one act: the run is decided, and everyone served is promised a computer. */
async function decided(run: string, programme: string) {
  await site.owner(`update app.run_need set final = outcome where run_id = $1`, [run])
  await site.owner(
    `update app.allocation_run set state = 'decided', decided_at = now(), decided_on = current_date, body = 'Commission' where id = $1`,
    [run],
  )
  const served = await site.owner<{ id: string; household_id: string }>(
    `select id, household_id from app.run_need where run_id = $1 and outcome = 'served' order by pseudonym`,
    [run],
  )
  for (const need of served) {
    const [device] = await site.owner<{ id: string }>(
      `update app.device set state = 'reserved' where id = (select id from app.device where state = 'ready' limit 1) returning id`,
    )
    await site.owner(
      `with counted as (update app.quota set promised = promised + 1 where programme_id = $2 and kind = 'computer'),
        noted as (update app.need set state = 'promised' where household_id = $3)
       insert into app.allocation (id, organisation_id, programme_id, household_id, commune, kind, device_id, promised_by, promised_at, run_need_id)
       select $5, organisation_id, id, $3, '62413', 'computer', $4, 'Claire', now(), $1 from app.programme where id = $2`,
      [need.id, programme, need.household_id, device?.id, newId()],
    )
  }
  return served
}

test('what was freed goes to those who wait, in the same order and with the same draw; promises that stand do not move', async () => {
  const programme = await runs.programme()
  const households: string[] = []
  for (let at = 0; at < 5; at++) households.push(await runs.wanting())
  await runs.device()
  await runs.device()
  const first = await runs.freeze(programme)
  expect((await claire.post(`/passages/${first}/redistribuer`)).text).toContain('n’est pas encore décidé')
  await runs.dayComes(first)
  await runs.drawn(first)
  await runs.compute()
  const waiting = (await runs.needs(first)).filter(({ outcome }) => outcome === 'waiting')
  const [freed, standing] = await decided(first, programme)
  await site.owner(
    `with back as (update app.allocation set state = 'cancelled', ended_at = now() where run_need_id = $1 returning household_id, device_id),
      free as (update app.device set state = 'ready' where id in (select device_id from back)),
      gone as (update app.household set status = 'closed', closed_as = 'declined' where id in (select household_id from back))
     update app.quota set promised = promised - 1 where programme_id = $2 and kind = 'computer'`,
    [freed?.id, programme],
  )
  await runs.device()
  const newcomer = await runs.wanting()
  await site.owner(
    `insert into app.derogation (id, organisation_id, run_id, run_need_id, way, why, said_by, said_at)
     select app.uuid7(), organisation_id, id, $2, 'out', 'Elle le demande.', 'Claire', now() from app.allocation_run where id = $1`,
    [first, freed?.id],
  )

  const asked = await claire.get(`/passages/${first}/redistribuer`)
  expect(asked.text).toContain('1 promesse annulée, 1 ordinateur arrivé')
  expect(asked.text).toContain('1 famille venue depuis ne prend pas part : ce tirage est déjà connu')
  const { location } = await claire.post(`/passages/${first}/redistribuer`)
  const second = location?.split('/').at(-1) ?? ''
  expect(await runs.state(second)).toBe('computing')
  const limits = await site.owner(
    'select derogations_at_most as n from app.allocation_run where id = any ($1) order by 1',
    [[first, second]],
  )
  expect(limits).toEqual([{ n: 1 }, { n: 2 }])
  // Followed again from the first list, what its other follower did counts too.
  await site.owner(
    `insert into app.derogation (id, organisation_id, run_id, run_need_id, way, why, said_by, said_at)
     select app.uuid7(), r.organisation_id, r.id, n.id, 'out', 'Elle le demande.', 'Claire', now() from app.allocation_run r join app.run_need n on n.run_id = r.id where r.id = $1 limit 1`,
    [second],
  )
  const spare = await site.acting('claire', async (by) => {
    const run = await runSeenBy(by, first)
    return run && derogationsLeft(by, run)
  })
  expect(spare).toBe(0)
  await site.owner('delete from app.derogation where run_id = $1', [second])
  expect((await claire.post(`/passages/${second}/tirage`, { seed: '9 9 9' })).text).toContain('reprend le tirage')
  await runs.compute()
  const needs = await runs.needs(second)
  expect(needs.map(({ household_id }) => household_id)).not.toContain(standing?.household_id)
  expect(needs.map(({ household_id }) => household_id)).not.toContain(newcomer)
  for (const before of waiting) {
    const now = needs.find(({ household_id }) => household_id === before.household_id)
    expect([now?.pseudonym, now?.lottery]).toEqual([before.pseudonym, before.lottery])
  }
  const line = waiting.sort((a, b) => (a.place ?? 0) - (b.place ?? 0)).slice(0, 2)
  expect(needs.filter(({ outcome }) => outcome === 'served')).toHaveLength(2)
  const served = needs.filter(({ outcome }) => outcome === 'served').map(({ household_id }) => household_id)
  const { text } = await claire.get(`/passages/${second}`)
  expect(served.sort()).toEqual(line.map(({ household_id }) => household_id).sort())
  expect(text).toContain('1 promesse annulée, 1 ordinateur arrivé : 2 familles de la liste servies, dans le même ordre')
  expect(await site.owner(`select state from app.allocation where run_need_id = $1`, [standing?.id])).toEqual([
    { state: 'promised' },
  ])
})

test('a family whose file was united with another one since keeps its pseudonym in the next run', async () => {
  await site.owner(`update app.household set status = 'closed'`)
  await site.owner(`update app.device set state = 'exited', exited_as = 'parts' where state = 'ready'`)
  const programme = await runs.programme()
  const [a, b] = [await runs.wanting(), await runs.wanting()]
  await runs.device()
  const first = await runs.freeze(programme)
  await runs.dayComes(first)
  await runs.drawn(first)
  await runs.compute()
  await decided(first, programme)
  const waits = (await runs.needs(first)).find(({ outcome }) => outcome === 'waiting')
  const other = await runs.wanting()
  await site.owner(
    `update app.household_access set kept_in = $2, kept_since = now() where household_id = $1 and organisation_id = (select organisation_id from app.programme where id = $3)`,
    [waits?.household_id, other, programme],
  )
  await runs.device()
  const { location } = await claire.post(`/passages/${first}/redistribuer`)
  const needs = await runs.needs(location?.split('/').at(-1) ?? '')
  expect([a, b]).toContain(waits?.household_id)
  expect(needs.map(({ household_id, pseudonym }) => [household_id, pseudonym])).toEqual([[other, waits?.pseudonym]])
})
