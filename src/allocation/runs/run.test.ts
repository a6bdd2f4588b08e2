import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { check } from '../solving/check.ts'
import { goneSince, noteGone } from './gone.store.ts'
import { frozenRuns } from './run.scene.testing.ts'

const site = await testSite()
const runs = frozenRuns(site)
const claire = site.as('claire')
const why = { why: 'Le tirage a été mal recopié, constaté après le calcul.' }

/** A run of its own programme: three families of Harnes for two computers, unless told. */
async function frozen({ families = 3, devices = 2 } = {}) {
  await site.owner(`update app.household set status = 'closed' where commune = '62413'`)
  await site.owner(`update app.device set state = 'exited', exited_as = 'parts' where state = 'ready'`)
  const households: string[] = []
  for (let at = 0; at < families; at++) households.push(await runs.wanting())
  for (let at = 0; at < devices; at++) await runs.device()
  const programme = await runs.programme()
  return { programme, households, run: await runs.freeze(programme) }
}
/** The same, its day come and its draw written. */
async function drawn(size = {}) {
  const scene = await frozen(size)
  await runs.dayComes(scene.run)
  await runs.drawn(scene.run)
  return scene
}
async function proposed(size = {}) {
  const scene = await drawn(size)
  expect(await runs.compute()).toBe(1)
  return scene
}
const refusal = (text: string, values: unknown[]) =>
  site.owner(text, values).then(
    () => null,
    (error) => (error as { constraint: string }).constraint,
  )

test('the draw is written on its day or later, once', async () => {
  const { run } = await frozen()
  expect((await runs.drawn(run)).text).toContain('Le tirage a lieu le')
  expect(await runs.state(run)).toBe('frozen')
  expect(
    await refusal(
      `update app.allocation_run set state = 'computing', seed = 'x', seeded_at = now() - interval '2 days' where id = $1`,
      [run],
    ),
  ).toBe('run_seed')
  await runs.dayComes(run)
  expect((await claire.get(`/passages/${run}`)).text).toContain('Le tirage peut être enregistré')
  expect((await claire.post(`/passages/${run}/tirage`, { seed: '' })).text).toContain('Recopiez le tirage')
  expect((await runs.drawn(run, '4  8 15\n16')).status).toBe(303)
  expect(await site.owner('select seed from app.allocation_run where id = $1', [run])).toEqual([{ seed: '4 8 15 16' }])
  await runs.compute()
  expect((await runs.drawn(run, '1 2 3')).text).toContain('Le tirage est déjà enregistré')
})

test('two people who write the draw at once write it once', async () => {
  const { run } = await frozen()
  await runs.dayComes(run)
  await Promise.all([runs.drawn(run, '1 2 3'), runs.drawn(run, '4 5 6')])
  const [row] = await site.owner<{ state: string; acts: number }>(
    `select state, (select count(*)::int from app.event e where e.subject_id = r.id and e.act = 'run.seeded') as acts from app.allocation_run r where id = $1`,
    [run],
  )
  expect(row).toEqual({ state: 'computing', acts: 1 })
  await runs.compute()
})

test('a draw typed wrong is corrected while nobody knows the answer, and what was written first stays', async () => {
  const { run } = await drawn()
  expect((await runs.drawn(run, '4 8 15 16 23 n° Chance 5')).status).toBe(303)
  const { text } = await claire.get(`/passages/${run}`)
  expect(text).toContain('d’abord écrit : 4 4 8 15 16 23')
  await runs.compute()
  expect((await claire.post(`/passages/${run}/tirage`, { seed: '1 2 3' })).status).toBe(422)
  expect(await refusal(`update app.allocation_run set seed = 'autre' where id = $1`, [run])).toBe('run_seed')
})

test('while it is solved its page leads to where it stands, takes nothing away by itself, and then shows the answer, its line and what proves it', async () => {
  const { run } = await drawn()
  const waiting = await claire.get(`/passages/${run}`)
  expect(waiting.headers.get('refresh')).toBeNull()
  expect(waiting.text).toContain('Voir où il en est')
  expect(waiting.text).toContain('Calcul en cours')
  await runs.compute()
  const { text } = await claire.get(`/passages/${run}`)
  expect(text).toContain('La commission peut décider')
  expect(text).toContain('2 servies sur 3')
  expect(text).toContain('Où passe le seuil')
  const answer = JSON.parse((await claire.get(`/passages/${run}/reponse.json`)).text)
  expect(check(answer.certificate).faults).toEqual([])
  const { seed: _, ...question } = answer.certificate.scenario
  const [row] = await site.owner<{ inputs_hash: string }>('select inputs_hash from app.allocation_run where id = $1', [
    run,
  ])
  expect(createHash('sha256').update(JSON.stringify(question)).digest('hex')).toBe(row?.inputs_hash)
})

test('each family has its answer, its lottery number and its place among those who wait', async () => {
  const { run } = await proposed({ families: 4, devices: 2 })
  const needs = await runs.needs(run)
  expect(needs.map(({ outcome }) => outcome).sort()).toEqual(['served', 'served', 'waiting', 'waiting'])
  expect(needs.flatMap(({ place }) => place ?? []).sort()).toEqual([1, 2])
  for (const { pseudonym, lottery } of needs)
    expect(lottery).toBe(createHash('sha256').update(`4 4 8 15 16 23\n${pseudonym}`).digest('hex').slice(0, 12))
  expect((await claire.get(`/passages/${run}/liste`)).text).toContain(needs[0]?.pseudonym)
})

test('what the prices do not prove is said plainly', async () => {
  const { run } = await proposed()
  expect((await claire.get(`/passages/${run}`)).text).toContain('Aucune autre attribution ne fait mieux')
  await runs.unkept(`unproved = '{"points"}'`, run)
  expect((await claire.get(`/passages/${run}`)).text).toContain('n’est pas prouvée par les prix')
})

test('what was frozen and what was found never change, and a run goes forward only', async () => {
  const { run } = await proposed()
  for (const set of ["name = 'autre'", "inputs_hash = repeat('0', 64)", 'seed_on = current_date', "frozen_by = 'x'"])
    expect([set, await refusal(`update app.allocation_run set ${set} where id = $1`, [run])]).toEqual([
      set,
      'run_frozen',
    ])
  for (const set of ['points = 1', "pseudonym = repeat('0', 16)", 'household_id = null', "quotas = '{}'"])
    expect([set, await refusal(`update app.run_need set ${set} where run_id = $1`, [run])]).toEqual([set, 'run_frozen'])
  for (const set of ["outcome = 'served', class = 'x'", 'place = 9', "lottery = '0'"])
    expect([set, await refusal(`update app.run_need set ${set} where run_id = $1`, [run])]).toEqual([set, 'run_found'])
  for (const state of ['frozen', 'computing', 'published', 'settled', 'failed'])
    expect([state, await refusal(`update app.allocation_run set state = $2 where id = $1`, [run, state])]).toEqual([
      state,
      'run_path',
    ])
  await expect(
    site.acting('claire', ({ db, newId }) =>
      sql`insert into allocation_run (id, organisation_id, programme_id, policy_id, name, state, frozen_at, frozen_by, inputs_hash, commitment, seed_source, seed_on)
        select ${newId()}, organisation_id, programme_id, policy_id, 'Faux', 'proposed', frozen_at, frozen_by, inputs_hash, commitment, seed_source, seed_on
        from allocation_run where id = ${run}`.execute(db),
    ),
  ).rejects.toThrow('a run begins with its freeze')
})

test('a run is cancelled with a reason at every stage before its decision, and never after', async () => {
  for (const stage of [frozen, drawn, proposed]) {
    const { run, programme } = await stage()
    expect((await claire.post(`/passages/${run}/annuler`, { why: 'non' })).status).toBe(422)
    expect((await claire.post(`/passages/${run}/annuler`, why)).status).toBe(303)
    expect((await claire.get(`/passages/${run}`)).text).toContain(why.why)
    expect(await runs.compute()).toBe(0)
    expect((await claire.get(`/programmes/${programme}/passages/nouveau`)).text).not.toContain('déjà en cours')
  }
  const { run } = await proposed()
  await site.owner(
    `update app.allocation_run set state = 'decided', decided_at = now(), decided_on = current_date, body = 'Commission' where id = $1`,
    [run],
  )
  expect((await claire.post(`/passages/${run}/annuler`, why)).text).toContain('La commission a décidé')
})

test('who left since the freeze is told with the reason, and noted when the commission asks', async () => {
  const { run, programme } = await proposed({ families: 6, devices: 2 })
  // Of two files that are united the one that was served stays: it is the one kept here.
  const [kept, closed, moved, merged, withdrawn, served] = (await runs.needs(run))
    .sort((a, b) => Number(b.outcome === 'served') - Number(a.outcome === 'served'))
    .map(({ household_id }) => household_id ?? '')
  await site.owner(`update app.household set status = 'closed', closed_as = 'declined' where id = $1`, [closed])
  await site.owner(
    `update app.household set commune = (select insee from app.commune where insee <> '62413' limit 1) where id = $1`,
    [moved],
  )
  await site.owner(
    `update app.household_access set kept_in = $2, kept_since = now() where household_id = $1 and organisation_id = (select organisation_id from app.programme where id = $3)`,
    [merged, kept, programme],
  )
  await site.owner(
    `insert into app.agreement (id, household_id, organisation_id, kind, how, given_on, withdrawn_on, noted_by)
     select app.uuid7(), id, organisation_id, 'sharing', 'spoken', current_date, current_date, 'Claire' from app.household where id = $1`,
    [withdrawn],
  )
  await site.owner(`update app.need set state = 'served' where household_id = $1`, [served])
  const needs = await runs.needs(run)
  const of = (household?: string) => needs.find((need) => need.household_id === household)?.id ?? ''
  const gone = await site.acting('claire', (by) => goneSince(by, run))
  expect(Object.fromEntries(gone)).toEqual({
    [of(closed)]: 'closed',
    [of(moved)]: 'moved',
    [of(merged)]: 'merged',
    [of(withdrawn)]: 'withdrawn',
    [of(served)]: 'served',
  })
  expect((await runs.needs(run)).every(({ gone: noted }) => noted === null)).toBe(true)
  expect((await claire.get(`/passages/${run}`)).text).toContain('5 familles ne prennent plus part')
  expect(await site.acting('claire', (by) => noteGone(by, run))).toBe(5)
  expect(await site.acting('claire', (by) => noteGone(by, run))).toBe(0)
  expect(Object.fromEntries(await site.acting('claire', (by) => goneSince(by, run)))).toEqual(Object.fromEntries(gone))
})

test('a family that is forgotten leaves its pseudonym in a run, and nothing that tells who it was', async () => {
  const { run, households } = await proposed()
  await site.owner(`select app.forget_household($1, now(), 'two years', 'Maillon')`, [households[0]])
  const needs = await runs.needs(run)
  expect(needs.filter(({ household_id }) => household_id === null)).toEqual([
    expect.objectContaining({ gone: 'forgotten', reasons: [], publics: [] }),
  ])
  expect((await claire.get(`/passages/${run}`)).status).toBe(200)
  expect((await claire.get(`/passages/${run}/reponse.json`)).status).toBe(200)
})

test('a computer lost since the freeze is missed before the commission promises it', async () => {
  const { run } = await proposed()
  await site.owner(
    `update app.device set state = 'lost' where id = (select id from app.device where state = 'ready' limit 1)`,
  )
  const { text } = await claire.get(`/passages/${run}`)
  expect(text).toContain('Il manque du matériel depuis le gel')
  expect(text).toContain('1 seulement en stock')
})

test('a run of another territory does not exist', async () => {
  const { run } = await proposed()
  const victor = site.as('victor')
  for (const page of ['', '/liste', '/question.json', '/reponse.json', '/annuler', '/redistribuer'])
    expect((await victor.get(`/passages/${run}${page}`)).status).toBe(404)
  expect((await victor.post(`/passages/${run}/annuler`, why)).status).toBe(404)
  expect((await victor.post(`/passages/${run}/tirage`, { seed: '1 2 3' })).status).toBe(404)
})
