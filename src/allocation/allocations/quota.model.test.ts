import fc from 'fast-check'
import { expect, test } from 'vitest'
import { householdSeenBy } from '#needs/households/household.store.ts'
import { newId } from '#platform/db/id.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { promisesTo } from './allocation.store.ts'
import { promiseMany } from './promiseMany.store.ts'
import { cancelPromise, servePromises } from './release.store.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const claire = site.as('claire')
const [own, ccas] = [organisationId('claire'), organisationId('samira')]

const rule = (programme: string, name: string, atMost: number, publics = '{}', organisations = '{}') =>
  site.owner(
    `insert into app.quota_rule (id, organisation_id, programme_id, name, kind, publics, organisations, at_most, written_at) values ($1, $2, $3, $4, 'computer', $5, $6, $7, now())`,
    [newId(), own, programme, name, publics, organisations, atMost],
  )

/** Six families: the first three are young people who left care, every second one was oriented by the CCAS. */
async function peopled() {
  const households: string[] = []
  for (let at = 0; at < 6; at++) {
    const household = await scene.household({ needs: ['computer'] })
    if (at % 2 === 0) await scene.accepted(household, { kinds: ['computer'] })
    if (at < 3)
      await site.owner(
        `insert into app.target_public (id, household_id, organisation_id, kind, declared_by, declared_on) values (app.uuid7(), $1, $2, 'ase_leaver', 'Claire', '2026-01-05')`,
        [household, own],
      )
    households.push(household)
  }
  return households
}

const step = fc.record({
  act: fc.constantFrom('promise', 'promise', 'promise', 'cancel', 'serve', 'reserve', 'carry', 'rewrite', 'pair'),
  at: fc.nat(5),
  n: fc.nat(3),
})
type Step = { act: string; at: number; n: number }

const later = () => dayOf(new Date(Date.now() + 20 * 86_400_000))
const wish = (householdId: string) => ({ householdId, kinds: ['computer' as const], deviceId: null })

async function take({ act, at, n }: Step, programme: string, households: readonly string[]) {
  const household = households[at] ?? ''
  if (act === 'reserve')
    return claire.post(`/programmes/${programme}/reservations`, {
      ...{ holder: ccas, place: '62413 computer', places: `${1 + n}`, until: later() },
    })
  if (act === 'carry')
    return claire.post(`/programmes/${programme}/reports`, {
      ...{ place: '62413 computer', places: '1', to: programme, commune: 'Lens (62300)', body: 'Comité', why: 'Essai' },
    })
  if (act === 'rewrite')
    return site
      .acting('claire', (by) =>
        by.db
          .updateTable('quota_rule')
          .set({ at_most: n, publics: at < 3 ? ['ase_leaver'] : [] })
          .where('programme_id', '=', programme)
          .where('name', '=', 'Jeunes')
          .execute(),
      )
      .catch((error: { constraint?: string }) => expect(error.constraint).toBe('quota_rule_kept'))
  if (act === 'pair')
    return Promise.all(
      [household, households[(at + 1) % 6] ?? ''].map((one) =>
        site.acting('claire', async (by) => {
          const { attempt } = await import('#platform/db/attempt.ts')
          const { lastWords } = await import('./promise.store.ts')
          return attempt(by.db, () => promiseMany(by, programme, [wish(one)]), lastWords)
        }),
      ),
    )
  return site.acting('claire', async (by) => {
    const seen = await householdSeenBy(by, household)
    if (act === 'promise') return promiseMany(by, programme, [wish(household)])
    const [held] = await promisesTo(by, seen?.id ?? '')
    if (!held) return null
    return act === 'cancel' ? cancelPromise(by, held, 'essai') : servePromises(by, [held])
  })
}

const truth = (programme: string) =>
  site.owner<{ name: string; promised: number; rows: number; live: number; at_most: number }>(
    `select r.name, r.promised, r.at_most, (select count(*)::int from app.quota_count c where c.quota_rule_id = r.id) as rows,
      (select count(*)::int from app.quota_count c join app.allocation a on a.id = c.allocation_id and a.state <> 'cancelled' where c.quota_rule_id = r.id) as live
     from app.quota_rule r where r.programme_id = $1`,
    [programme],
  )

test('whatever is promised, cancelled, served, reserved, carried or rewritten, one by one or two at once, counters are the truth and no limit is passed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      const programme = await scene.programme({ computer: 5, connection: 0 })
      await rule(programme, 'Jeunes', 2, '{ase_leaver}')
      await rule(programme, 'CCAS', 2, '{}', `{${ccas}}`)
      await rule(programme, 'Tous', 4)
      const households = await peopled()
      for (const one of steps) await take(one, programme, households)
      for (const { promised, rows, live, at_most } of await truth(programme)) {
        expect([rows, live]).toEqual([promised, promised])
        expect(promised).toBeLessThanOrEqual(at_most)
      }
      const [all] = await site.owner<{
        live: number
        all: number
        promised: number
        places: number
        kept: number
        taken: number
        held: number
      }>(
        `select (select count(*)::int from app.allocation where programme_id = $1 and state <> 'cancelled') as live,
          (select promised from app.quota_rule where programme_id = $1 and name = 'Tous') as all,
          (select sum(promised)::int from app.quota where programme_id = $1) as promised, (select sum(places)::int from app.quota where programme_id = $1) as places,
          (select coalesce(sum(places - taken), 0)::int from app.reservation where programme_id = $1) as kept,
          (select coalesce(sum(taken), 0)::int from app.reservation where programme_id = $1) as taken,
          (select count(*)::int from app.allocation where programme_id = $1 and state <> 'cancelled' and reservation_id is not null) as held`,
        [programme],
      )
      expect(all).toMatchObject({ all: all?.live, promised: all?.live, places: 5, taken: all?.held })
      expect((all?.promised ?? 0) + (all?.kept ?? 0)).toBeLessThanOrEqual(5)
    }),
    { numRuns: 10 },
  )
}, 300_000)

test('two members on the last place of a quota, in two communes: exactly one has it, twenty times', async () => {
  for (let round = 0; round < 20; round++) {
    const programme = await scene.programme({ computer: 5 })
    await site.owner(
      `insert into app.quota (programme_id, commune, kind, places) values ($1, '62498', 'computer', 5)`,
      [programme],
    )
    await rule(programme, 'Le dernier', 1)
    const households = [await scene.household(), await scene.household({ commune: '62498' })]
    const devices = [await scene.device(), await scene.device()]
    const answers = await Promise.all(
      households.map((household, at) =>
        claire.post(`/familles/${household}/attribuer`, { programme, device: devices[at]?.id, sim: 'later' }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(answers.find(({ status }) => status === 422)?.text).toContain('Le quota « Le dernier » est plein : 1 sur 1.')
    expect(await truth(programme)).toMatchObject([{ promised: 1, rows: 1, live: 1 }])
  }
}, 240_000)

test('two files united, read apart again: a family counts once, and gives back what it took', async () => {
  const programme = await scene.programme({ computer: 5 })
  await rule(programme, 'Jeunes', 2, '{ase_leaver}')
  const [young = '', , , other = ''] = await peopled()
  await site.acting('claire', (by) => promiseMany(by, programme, [wish(other)]))
  expect(await truth(programme)).toMatchObject([{ promised: 0 }])
  await site.acting('claire', async (by) => {
    const { sql } = await import('kysely')
    await sql`select app.keep_in(${young}, ${other}, ${by.now})`.execute(by.db)
  })
  const again = await site.acting('claire', (by) => promiseMany(by, programme, [wish(young)]))
  expect(again).toMatchObject({ refusals: [{ refusal: expect.stringContaining('déjà la promesse') }] })
  await site.acting('claire', async (by) => {
    const [held] = await promisesTo(by, other)
    if (held) await cancelPromise(by, held, 'essai')
  })
  expect(await site.acting('claire', (by) => promiseMany(by, programme, [wish(young)]))).toMatchObject({
    ids: [expect.any(String)],
  })
  expect(await truth(programme)).toMatchObject([{ promised: 1, rows: 1 }])
  await site.acting('claire', async (by) => {
    const { sql } = await import('kysely')
    await sql`select app.read_apart(${young})`.execute(by.db)
    const [held] = await promisesTo(by, other)
    if (held) await cancelPromise(by, held, 'essai')
  })
  expect(await truth(programme)).toMatchObject([{ promised: 0, rows: 0 }])
})
