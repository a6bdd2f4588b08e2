import { describe, expect, test } from 'vitest'
import { testSite } from '../../testing/testSite.ts'
import { openedLot, scan, unlisted } from '../deliveries/delivery.fixture.ts'
import { addedDevice, donationFields, receivedLot } from '../devices/device.fixture.ts'
import type { Line } from '../donations/line.ts'
import { awaitedOf, noFate } from './fate.ts'
import { baseOf, countedByYear, type LotLine, reservesOf, shareOf } from './reuse.rules.ts'
import { targetOf } from './reuse.target.ts'

const site = await testSite()
const denis = site.as('denis')
const ahmed = site.as('ahmed')
const year = new Date().getFullYear()
const line: Line & { lot: string } = {
  ...{ lot: 'a', position: 0, kind: 'laptop', count: 5, acquired: { year: 2020, month: null } },
  ...{ unitValueCents: 0, outcome: 'gift', place: '', protected: false },
}

type Some = { lot: string; kind: 'laptop' | 'other'; young: number; undated: number }
const counted = (machines: readonly Some[], lines: readonly LotLine[], year: number) =>
  countedByYear(
    machines.map((one) => ({ ...one, year })),
    lines,
  ).get(year) ?? 0

describe('the share of the decree', () => {
  test('has a target for each year', () => {
    expect([2022, 2023, 2024, 2025, 2031].map(targetOf)).toEqual([null, 25, 35, 50, 50])
  })

  test('leaves out what is over ten years old or holds protected data', () => {
    const machines = [{ lot: 'a', kind: 'laptop', young: 0, undated: 9 }] as const
    expect(counted(machines, [line], 2026)).toBe(5)
    expect(counted(machines, [{ ...line, acquired: { year: 2015, month: 12 } }], 2026)).toBe(0)
    expect(counted(machines, [{ ...line, protected: true }], 2026)).toBe(0)
    expect(counted(machines, [{ ...line, acquired: null }], 2026)).toBe(0)
    expect(counted(machines, [{ ...line, kind: 'desktop' }], 2026)).toBe(0)
  })

  test('says of each line why it is left out, with the text that says so', () => {
    expect(reservesOf({ ...line, acquired: { year: 2015, month: 12 } }, 2026)).toEqual([
      'plus de dix ans : hors du taux de réemploi (décret n° 2023-266 du 12 avril 2023)',
    ])
    expect(reservesOf({ ...line, protected: true }, 2026)[0]).toContain('2023-266')
    expect(reservesOf({ ...line, kind: 'other' }, 2026)[0]).toContain('R. 543-172')
    expect(reservesOf({ ...line, outcome: 'waste' }, 2026)[0]).toContain('R. 541-43')
    expect(reservesOf(line, 2026)).toEqual([])
  })

  test('counts no more machines of unknown age over the years than the lot announced', () => {
    const machines = [2026, 2027].map((year) => ({ year, lot: 'a', kind: 'laptop', young: 0, undated: 4 }) as const)
    expect([...countedByYear(machines, [line])]).toEqual([
      [2026, 4],
      [2027, 1],
    ])
  })

  test('assumes nothing of machines of unknown age, nor of those outside the categories', () => {
    expect(counted([{ lot: 'a', kind: 'laptop', young: 2, undated: 3 }], [], 2026)).toBe(2)
    expect(counted([{ lot: 'a', kind: 'other', young: 2, undated: 0 }], [], 2026)).toBe(0)
  })

  test('is never invented nor rounded up: unknown without a stock', () => {
    expect(baseOf([])).toBeNull()
    expect(shareOf(3, null)).toBeNull()
    expect(shareOf(3, 0)).toBeNull()
    expect(shareOf(499, 1000)).toBe(49)
    expect(baseOf([{ category: 'screens', count: 50, over_ten: 10, protected: 2 }])).toBe(38)
  })

  test('what is awaited or came as a surplus adds up to what was accepted', () => {
    expect(awaitedOf(12, { ...noFate(), working: 5, reused: 3 })).toEqual({ awaited: 4, surplus: 0 })
    expect(awaitedOf(2, { ...noFate(), working: 5 })).toEqual({ awaited: 0, surplus: 3 })
  })
})

describe('the account of a donor', () => {
  test('is unknown until its stock is said, then counts what was reused', async () => {
    const lot = await receivedLot(site)
    const devices = [await addedDevice(site, lot, { serial: 'R-1' }), await addedDevice(site, lot, { serial: 'R-2' })]
    expect((await denis.get('/reemploi')).text).toContain('Taux inconnu')
    await site.owner(
      "update device set state = 'exited', exited_as = 'given', acquired_on = '2020-05-01', updated_at = now() where id = $1",
      [devices[0]],
    )
    const stock = { annee: String(year), 'screens.count': '10', 'screens.over_ten': '6', 'small_it.count': '0' }
    expect((await denis.post('/reemploi/stock', stock)).status).toBe(303)
    const page = (await denis.get('/reemploi')).text
    expect(page).toContain('Taux de réemploi : 25\u00a0%')
    expect(page).toContain('Objectif')
    const csv = (await denis.get('/reemploi.csv')).text
    expect(csv).toContain(`${year};10;6;0;0;0;0;1;12;12;2;10;0;1;0;1;0;0;0;0;0;0;0;1;0;0;0;0;1;4;25;25;50`)
    expect((await denis.get(`/reemploi/${year}/rapport`)).text).toContain('Postes de la mairie')
    const proof = (await denis.get(`/dons/${lot}/preuve`)).text
    for (const said of ['12 appareils annoncés', '2 arrivés', '10 sur 12', 'Donné']) expect(proof).toContain(said)
  })

  test('what went back to its donor is not recycled; a record joined to another and a mistaken scan are no machines of the lot', async () => {
    const lot = await openedLot(site)
    for (const code of ['TMP0000001', 'TMP0000002']) await scan(site, lot, code)
    await unlisted(site, lot, { code: 'RETOUR01', model: 'Ailleurs' })
    const [back] = await site.owner<{ id: string; device_id: string }>(
      `select id, device_id from delivery_scan where result = 'surplus' and note_id = (select id from delivery_note where donation_id = $1)`,
      [lot],
    )
    await ahmed.post(`/dons/${lot}/bordereau/ecart/${back?.id}`, { outcome: 'given_back', word: 'À une autre école' })
    const proof = async () => (await denis.get(`/dons/${lot}/preuve`)).text
    expect(await proof()).toContain('Refusés ou rendus')
    expect(await proof()).toContain('Reparti comme il était arrivé, sans être effacé')
    expect(await proof()).not.toContain('Recyclés, démontés ou détruits')
    expect(await proof()).toContain('3 arrivés')
    const rows = await site.owner<{ id: string }>(
      `select id from device where donation_id = $1 and id <> $2 order by number`,
      [lot, back?.device_id],
    )
    await site.owner(`update device set state = 'exited', joined_to = $2 where id = $1`, [rows[0]?.id, rows[1]?.id])
    expect(await proof()).toContain('2 arrivés')
    await site.owner(`update delivery_scan set outcome = null, undone_at = now() where id = $1`, [back?.id])
    expect(await proof()).toContain('1 arrivé')
    expect(await proof()).not.toContain('Refusés ou rendus')
  })

  test('a stock that is left out of itself is refused, with what was typed', async () => {
    const answer = await denis.post('/reemploi/stock', {
      annee: '2025',
      'screens.count': '3',
      'screens.over_ten': '4',
      'small_it.count': '7',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('ne peuvent pas être plus nombreux')
    expect(answer.text).toContain('value="7"')
    expect((await denis.post('/reemploi/stock', { annee: '1999' })).text).toContain('2023')
    expect(await site.owner('select from retired_stock where year = 2025')).toHaveLength(0)
  })

  test('is its own: another donor reads nothing of it, a workshop does not enter', async () => {
    await denis.post('/reemploi/dechets/nouveau', {
      removed_on: '2026-01-05',
      nature: 'Claviers',
      count: '8',
      destination: 'Déchèterie',
    })
    await site.owner("update member set role = 'donor' where id = (select id from member where name = 'Sofia Renard')")
    const sofia = site.as('sofia')
    const page = (await sofia.get('/reemploi')).text
    expect(page).toContain('Taux inconnu')
    expect(page).not.toContain('12 appareils')
    expect((await sofia.get('/reemploi/dechets')).text).not.toContain('Claviers')
    expect((await sofia.get('/reemploi.csv')).text).not.toContain(';12;')
    expect((await ahmed.get('/reemploi')).status).toBe(403)
  })
})

describe('the register of waste', () => {
  test('says what is missing, and refuses a day to come', async () => {
    const empty = await denis.post('/reemploi/dechets/nouveau', {})
    expect(empty.status).toBe(422)
    for (const said of ['jour du départ', 'ce qui est parti', 'éco-organisme']) expect(empty.text).toContain(said)
    const future = await denis.post('/reemploi/dechets/nouveau', {
      removed_on: '2098-01-05',
      nature: 'Écrans',
      count: '8',
      destination: 'Déchèterie',
    })
    expect(future.text).toContain('à venir')
  })

  test('is filled from the waste of a lot, and from no other donor’s', async () => {
    const lot = (
      await denis.post('/dons/nouveau', {
        ...donationFields,
        'kind.1': 'printer',
        'count.1': '3',
        'value.1': '0',
        'outcome.1': 'waste',
      })
    ).location
    const id = lot?.split('/').at(-1)
    expect((await denis.get(`/reemploi/dechets/nouveau?don=${id}`)).text).toContain('value="3 imprimantes"')
    await site.owner("update member set role = 'donor' where id = (select id from member where name = 'Sofia Renard')")
    expect((await site.as('sofia').get(`/reemploi/dechets/nouveau?don=${id}`)).text).not.toContain('imprimantes')
    await site.as('sofia').post('/reemploi/dechets/nouveau', {
      removed_on: '2026-01-05',
      nature: 'Écrans',
      count: '8',
      destination: 'Déchèterie',
      don: id ?? '',
    })
    expect(await site.owner('select from waste_removal where donation_id = $1', [id])).toHaveLength(0)
  })

  test('a line is never taken away nor changed by the application', async () => {
    const rights = await site.owner<{ privilege_type: string }>(
      "select privilege_type from information_schema.role_table_grants where grantee = 'maillon_app' and table_name = 'waste_removal' order by 1",
    )
    expect(rights.map((one) => one.privilege_type)).toEqual(['INSERT', 'SELECT'])
  })
})
