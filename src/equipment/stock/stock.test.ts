import { describe, expect, test } from 'vitest'
import { newId } from '#platform/db/id.ts'
import { organisationId } from '../../testing/cast.ts'
import { testSite } from '../../testing/testSite.ts'
import { stateWords } from '../devices/device.words.ts'
import { avoidedBy, sayMass, sayRange } from './avoided.ts'
import { scanned } from './scanned.ts'
import { addUp } from './stock.counts.ts'
import { families, outOfStock } from './stock.words.ts'
import { sayShortage } from './threshold.view.tsx'

const site = await testSite()
let count = 0
const place = async (name: string, owner: 'claire' | 'ahmed' | 'victor' = 'claire') => {
  const id = newId()
  await site.owner('insert into app.place (id, organisation_id, name, commune) values ($1, $2, $3, $4)', [
    ...[id, organisationId(owner), name, '62413'],
  ])
  return id
}
const device = async (
  placeId: string | null,
  { state = 'ready', kind = 'laptop', working = 'A' as string | null, owner = 'claire' as 'claire' | 'victor' } = {},
) => {
  const id = newId()
  const [row] = await site.owner<{ number: string }>(
    `insert into app.device (id, organisation_id, kind, brand, model, serial, state, place_id, working, aspect, battery)
     values ($1, $2, $3, 'Dell', 'Latitude', $4, $5, $6, $7, 'B', 'B') returning number`,
    [id, organisationId(owner), kind, `STOCK-${++count}`, state, placeId, working],
  )
  return { id, number: row?.number ?? '', serial: `STOCK-${count}` }
}
const placeIdOf = async (id: string) =>
  (await site.owner<{ place_id: string | null }>('select place_id from app.device where id = $1', [id]))[0]?.place_id
const rowsOf = (page: string) => [...page.matchAll(/<tr><th scope="row"><a href="\/appareils\//g)].length

test('each state of a device is in one family of the stock, or out of it', () => {
  const placed = [...Object.values(families).flatMap(({ states }) => [...states] as string[]), ...outOfStock]
  expect(placed.toSorted()).toEqual(Object.keys(stateWords).toSorted())
})

test('a place is the sum of its kinds, a kind the sum of its families and of its qualities; what left is not counted', () => {
  const line = { place_id: 'p', kind: 'laptop', working: 'A' }
  const stock = addUp([
    { ...line, state: 'ready', n: 3 },
    { ...line, state: 'reserved', working: 'C', n: 2 },
    { ...line, state: 'received', working: null, kind: 'tablet', n: 4 },
    { ...line, state: 'exited', n: 50 },
    { ...line, state: 'announced', n: 7 },
    { ...line, place_id: null, state: 'lost', n: 1 },
  ])
  expect(stock).toMatchObject({ total: 10, awaited: 7, families: { ready: 3, promised: 2, to_process: 4, missing: 1 } })
  const [first, second] = stock.places
  expect(first?.total).toBe(9)
  expect(first?.kinds.map(({ kind, total, qualities }) => [kind, total, qualities])).toEqual([
    ['laptop', 5, { whole: 3, fault: 2, ungraded: 0 }],
    ['tablet', 4, { whole: 0, fault: 0, ungraded: 4 }],
  ])
  expect(second).toMatchObject({ placeId: null, total: 1 })
})

test('a code is read as a scanner or a hand gives it', () => {
  expect(scanned(' ml412 ')).toBe('ML-0412')
  expect(scanned('ML-0412ML-0412')).toBe('ML-0412')
  expect(scanned('5cg1234xyz')).toBe('5CG1234XYZ')
  expect(scanned('1212')).toBe('1212')
})

describe('the stock page', () => {
  test('each figure opens the list that it counts', async () => {
    const lens = await place('Dépôt de Lens')
    for (const state of ['ready', 'ready', 'reserved', 'lost', 'exited']) await device(lens, { state })
    await device(lens, { working: 'C' })
    const page = (await site.as('claire').get('/stock')).text
    expect(page).toContain('Dépôt de Lens')
    const linked = [...page.matchAll(/href="(\/appareils\?lieu=[^"]+)">([\d ]+)</g)].map(([, href = '', n]) => [
      href.replaceAll('&amp;', '&'),
      Number(n),
    ]) as [string, number][]
    const here = linked.filter(([href]) => href.includes(lens))
    expect(here.length).toBeGreaterThan(3)
    for (const [href, n] of here) expect([href, rowsOf((await site.as('claire').get(href)).text)]).toEqual([href, n])
    expect(rowsOf((await site.as('claire').get(`/appareils?lieu=${lens}&qualite=fault`)).text)).toBe(1)
  })

  test('another organisation counts nothing of it, and its place says nothing', async () => {
    const [secret] = [await place('Réserve secrète')]
    await device(secret)
    expect((await site.as('victor').get('/stock')).text).not.toContain('Réserve secrète')
    const list = (await site.as('victor').get(`/appareils?lieu=${secret}`)).text
    expect(list).not.toContain('Réserve secrète')
    expect(rowsOf(list)).toBe(0)
    expect((await site.as('samira').get('/stock')).status).toBe(403)
    expect((await site.as('denis').get('/stock')).status).toBe(403)
  })
})

describe('a threshold', () => {
  test('says who is told, and stops when it is removed', async () => {
    const shelf = await place('Lens')
    await device(shelf)
    const set = (least: string) => site.as('claire').post('/stock/seuils', { place: shelf, kind: 'laptop', least })
    expect((await set('0')).status).toBe(422)
    expect((await set('trois')).text).toContain('Appareils prêts : un nombre de 1 à 10000.')
    expect((await set('2')).status).toBe(303)
    expect((await set('5')).status).toBe(303)
    expect((await site.as('claire').get('/ma-journee')).text).toContain(
      'Plus que 1 ordinateur portable prêt à Lens, seuil 5',
    )
    expect((await site.as('nadia').get('/ma-journee')).text).not.toContain('seuil 5')
    await site.as('claire').post('/stock/seuils/retirer', { place: shelf, kind: 'laptop' })
    expect((await site.as('claire').post('/stock/seuils/retirer', { place: shelf, kind: 'laptop' })).status).toBe(303)
    expect((await site.as('claire').get('/ma-journee')).text).not.toContain('seuil 5')
  })

  test('is never set at the place of another organisation', async () => {
    const theirs = await place('Ailleurs', 'victor')
    const answer = await site.as('claire').post('/stock/seuils', { place: theirs, kind: 'laptop', least: '3' })
    expect(answer.text).toContain('Choisissez un lieu de la liste.')
  })

  test('is said as people say it', () => {
    const line = { kind: 'tablet', place: 'Lens', least: 4 }
    expect(sayShortage({ ...line, ready: 0 })).toBe('Aucune tablette prête à Lens, seuil 4')
    expect(sayShortage({ ...line, ready: 3 })).toBe('Plus que 3 tablettes prêtes à Lens, seuil 4')
  })
})

describe('moving machines between one’s own places', () => {
  test('moves them all, each with its trace, however the numbers are written', async () => {
    const [from, to] = [await place('Cave'), await place('Grenier')]
    const [one, two] = [await device(from), await device(from, { state: 'to_wipe' })]
    const numbers = `${one.number.replace('ML-', 'ml ')}\n${two.serial.toLowerCase()}, ${one.number}`
    expect((await site.as('claire').post('/stock/deplacer', { place: to, numbers })).status).toBe(303)
    expect([await placeIdOf(one.id), await placeIdOf(two.id)]).toEqual([to, to])
    const events = await site.owner("select from app.event where subject_id = $1 and act = 'device.shelved'", [one.id])
    expect(events).toHaveLength(1)
    expect((await site.as('claire').get(`/appareils/${one.id}`)).text).toContain('Rangé ailleurs')
  })

  test('moves none when one is unknown, given to a family, or of another organisation', async () => {
    const [from, to] = [await place('Atelier bis'), await place('Guichet bis')]
    const ours = await device(from)
    for (const stranger of [
      { number: 'ML-999999' },
      await device(from, { state: 'handed_over' }),
      await device(null, { owner: 'victor' }),
    ]) {
      const answer = await site
        .as('claire')
        .post('/stock/deplacer', { place: to, numbers: `${ours.number}\n${stranger.number}` })
      expect(answer.status).toBe(422)
      expect(answer.text).toContain('Rien n’est déplacé.')
      expect(await placeIdOf(ours.id)).toBe(from)
    }
    expect((await site.as('claire').post('/stock/deplacer', { place: to, numbers: '' })).status).toBe(422)
  })
})

describe('CO₂ avoided', () => {
  test('is devices × declared years × the yearly factor of their kind; nothing is made up', () => {
    const { lines, unknown, total } = avoidedBy([
      { kind: 'laptop', devices: 10, years: 3 },
      { kind: 'tablet', devices: 4, years: null },
      { kind: 'desktop', devices: 6, years: 3 },
    ])
    expect(total.kilograms).toBe(810)
    expect(lines.map((line) => line.avoided?.kilograms ?? null)).toEqual([810, null])
    expect(sayRange(total)).toBe('entre 360 kg et 1,8 tonne')
    expect(unknown.map(({ kind }) => kind)).toEqual(['desktop'])
    expect(sayMass(1234)).toBe('1,2 tonne')
    expect(sayMass(543)).toBe('540 kg')
  })

  test('is said with its source, its range and what it is worth', async () => {
    const had = await device(await place('Dépôt carbone'), { state: 'handed_over', kind: 'smartphone' })
    await site.owner(
      `with h as (insert into app.household (id, organisation_id, name, commune) values (app.uuid7(), $1, 'Famille Carbone', '62413') returning id)
       insert into app.custody (id, device_id, organisation_id, household_id, handover_id, since) select app.uuid7(), $2, $1, h.id, app.uuid7(), now() from h`,
      [organisationId('claire'), had.id],
    )
    // What a place or a person was lent is no family's.
    await device(null, { state: 'handed_over', kind: 'smartphone' })
    await device(null, { state: 'exited', kind: 'smartphone' })
    const page = (await site.as('claire').get('/stock/carbone?smartphone=2')).text
    expect(page).toContain('49 kg')
    for (const said of ['ADEME', 'septembre 2022', 'de 64 à 87 %', 'remplace un achat neuf'])
      expect(page).toContain(said)
    expect((await site.as('claire').get('/stock/carbone?laptop=beaucoup')).text).toContain('À dire')
    const balance = (await site.as('claire').get('/bilan')).text
    for (const said of ['CO₂ évités par année d’usage', 'par année d’usage</strong>, entre', 'ADEME'])
      expect(balance).toContain(said)
  })
})
