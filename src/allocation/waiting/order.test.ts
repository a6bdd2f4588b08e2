import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../allocations/scene.testing.ts'
import { frozenRuns } from '../runs/run.scene.testing.ts'
import { runsOf } from '../runs/run.testing.ts'
import { chosen, fullFor, pageFrom } from './order.page.rules.ts'
import { compare, keyOf, type Placed, readKey } from './order.rules.ts'

const site = await testSite()
const scene = sceneOf(site)
const claire = site.as('claire')
const { programme, run, needs } = await runsOf(site).run({ state: 'published' })
const url = `/programmes/${programme}/attente`
const household = (letter: string) => needs['ABCDEF'.indexOf(letter)]?.household
await site.owner(
  `insert into app.beneficiary (id, household_id, first_name, adult, class, organisation_id) values (app.uuid7(), $1, 'Zoé', false, '3e B', $2)`,
  [household('D'), organisationId('claire')],
)
await site.owner(
  `insert into app.target_public (id, household_id, organisation_id, kind, declared_by, declared_on) values (app.uuid7(), $1, $2, 'single_parent', 'Claire', current_date)`,
  [household('B'), organisationId('claire')],
)
const shownIn = (text: string) => [...text.matchAll(/>Famille ([A-F])</g)].map(([, letter]) => letter)

const placed = (household: string, place: Partial<Placed> = {}): Placed => ({
  ...{
    household,
    prescriberId: 'ccas',
    commune: '62413',
    kinds: ['computer'],
    publics: [],
    kit: 'Ordinateur',
    agreement: null,
  },
  ...{ stratum: 1, stratumName: 'Toutes', points: 0, reasons: [], since: '2026-03-02', sentAt: 1 },
  ...place,
})
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

test('priority, then points, then the month of the need as a run counts it, then the oldest orientation', () => {
  const order = [
    placed(id(6), { stratum: 2, points: 99 }),
    placed(id(5), { since: null }),
    placed(id(4), { sentAt: 2 }),
    placed(id(3), { since: '2026-03-30' }),
    placed(id(2), { since: '2026-01-09' }),
    placed(id(1), { points: 4 }),
  ].sort(compare)
  expect(order.map((one) => one.household)).toEqual([1, 2, 3, 4, 5, 6].map(id))
})

test('a page goes on behind its last family, even once that one is served; an address written by hand begins anew', () => {
  const order = Array.from({ length: 120 }, (_, n) => placed(id(n), { points: 1000 - n }))
  const first = pageFrom(order, {}, null, 50)
  expect([first.rows.length, first.count]).toEqual([50, 120])
  const left = order.filter((one) => one.household !== id(49))
  const second = pageFrom(left, {}, readKey(first.next ?? ''), 50)
  expect(second.rows.at(0)).toMatchObject({ one: { household: id(50) }, place: 50 })
  expect(pageFrom(left, {}, readKey(second.next ?? ''), 50).next).toBeNull()
  expect(readKey('1_4_drop table')).toBeNull()
  expect(readKey(keyOf(placed(id(1), { points: -2.5, since: null })))).toMatchObject({ points: -2.5, since: null })
  expect(chosen(order, { public: 'rsa' })).toEqual([])
})

test('what is full is said: places of the commune that are not kept for others, quotas that count the family and no other', () => {
  const places = (left: number, kept: { holder: string; left: number }[] = []) => [
    { commune: '62413', communeName: 'Harnes', kind: 'computer' as const, left, kept },
  ]
  const rule = {
    ...{ name: 'RSA', kind: 'computer' as const, communes: [], publics: ['rsa'], organisations: [], agreements: [] },
    ...{ min: null, max: 0 },
  }
  expect(fullFor(placed(id(1)), places(0), [rule])).toEqual(['Plus d’ordinateur pour Harnes'])
  expect(fullFor(placed(id(1)), places(2, [{ holder: 'école', left: 2 }]), [])).toHaveLength(1)
  expect(fullFor(placed(id(1)), places(2, [{ holder: 'ccas', left: 2 }]), [])).toEqual([])
  expect(fullFor(placed(id(1), { publics: ['rsa'] }), [], [rule])).toEqual(['Quota « RSA » plein'])
})

test('the list follows the adopted order, and says why each family stands there, with its sheet of the last run', async () => {
  const { text } = await claire.get(url)
  expect(shownIn(text).slice(0, 2)).toEqual(['D', 'B'])
  expect(shownIn(text)).toHaveLength(6)
  for (const said of [
    'Aucun ordinateur et un examen cette année',
    '4 points',
    'Un parent seul (4)',
    'Dans l’ordre de priorité adopté',
    '6 familles attendent',
  ])
    expect(text).toContain(said)
  expect(text).toContain(`href="/passages/${run}/familles/${needs[3]?.id}"`)
  expect(shownIn((await claire.get(`${url}?priorite=1`)).text)).toEqual(['D'])
  expect(shownIn((await claire.get(`${url}?public=single_parent`)).text)).toEqual(['B'])
  expect(shownIn((await claire.get(`${url}?kit=Connexion`)).text)).toEqual([])
  expect(shownIn((await claire.get(`${url}?apres=n-importe`)).text)).toHaveLength(6)
})

test('the same in a file, for the coordination alone', async () => {
  const { text } = await claire.get(`/programmes/${programme}/attente.csv?priorite=1`)
  expect(text.trim().split('\r\n')).toHaveLength(2)
  expect(text).toContain('1;Famille D;Harnes;Aucun ordinateur et un examen cette année;0')
  expect((await site.as('lea').get(`/programmes/${programme}/attente.csv`)).status).toBe(403)
  expect((await site.as('victor').get(`/programmes/${programme}/attente.csv`)).status).toBe(404)
})

test('a family that is stopped or already served leaves the list', async () => {
  await site.owner(
    `insert into app.rights_request (id, organisation_id, household_id, kind, how, received_on, received_by, noted_at, due_on)
     values (app.uuid7(), $1, $2, 'object', 'spoken', current_date, 'Claire', now(), current_date + 30)`,
    [organisationId('claire'), household('F')],
  )
  await claire.post(`/familles/${household('E')}/attribuer`, { programme, device: (await scene.device()).id })
  expect(shownIn((await claire.get(url)).text).sort()).toEqual(['A', 'B', 'C', 'D'])
})

test('what came free since the run is said, with where to give it again, and waits in the day', async () => {
  await scene.device()
  const { text } = await claire.get(url)
  expect(text).toMatch(/\d ordinateurs? (se sont|s’est) libérée?s? depuis le dernier passage/)
  const href = `href="/programmes/${programme}/passages/nouveau?suite=${run}"`
  expect(text).toContain(href)
  const day = (await claire.get('/ma-journee')).text
  expect(day.slice(day.indexOf('depuis le dernier passage'))).toContain(href)
  await frozenRuns(site).unkept(`state = 'proposed'`, run)
  expect((await claire.get(url)).text).not.toContain(href)
})

test('a device whose note is corrected did not come free', async () => {
  const alone = await runsOf(site).run({ devices: 2, families: 4, state: 'decided' })
  const freed = async () =>
    (await claire.get(`/programmes/${alone.programme}/attente`)).text.match(/(\d+) ordinateurs?/)?.[1]
  await site.owner(`update app.custody set since = now() - interval '9 days'`)
  await site.owner(`update app.device set updated_at = now() + interval '1 minute' where state = 'ready'`)
  expect(await freed()).toBeUndefined()
  await scene.device()
  expect(await freed()).toBe('1')
})
