import { beforeAll, describe, expect, test } from 'vitest'
import { organisationId } from '../../testing/cast.ts'
import { testSite } from '../../testing/testSite.ts'
import { addedDevice, donationFields, readyDevice } from '../devices/device.fixture.ts'

let clock = new Date('2026-03-02T09:00:00Z')
const site = await testSite({ now: () => clock })
const denis = site.as('denis')
const ahmed = site.as('ahmed')
const household = '00000000-0000-7000-8000-00000000fa11'
const page = async (year: number) => (await denis.get(`/reemploi?annee=${year}`)).text
const stock = (year: number, screens: number) =>
  denis.post('/reemploi/stock', { annee: `${year}`, 'screens.count': `${screens}`, 'small_it.count': '0' })

/** A family takes the machine, and gives it back when `until` is said. */
async function serve(id: string, since: string, until: string | null, state: string): Promise<void> {
  await site.owner(
    `insert into custody (id, device_id, organisation_id, household_id, since, until, depth, under_id)
     select app.uuid7(), $1, organisation_id, $2, $3, $4, depth + 1, id from custody where device_id = $1 and until is null`,
    [id, household, since, until],
  )
  await site.owner('update device set state = $2 where id = $1', [id, state])
}

describe('a year of the account', () => {
  let lot = ''
  let lent = ''
  beforeAll(async () => {
    await site.owner(
      `insert into household (id, organisation_id, name, commune) select $1, $2, 'Famille Inventée', insee from commune limit 1`,
      [household, organisationId('claire')],
    )
    lot =
      ((await denis.post('/dons/nouveau', { ...donationFields, 'count.0': '4' })).location ?? '').split('/').at(-1) ??
      ''
    await ahmed.post(`/dons/${lot}/reponse`, { answer: 'accepted' })
    await ahmed.post(`/dons/${lot}/reception`, { how: 'all' })
    lent = await addedDevice(site, lot, { serial: 'LENT-1', inventory_tag: 'LENT-1' })
    await stock(2026, 4)
    await stock(2027, 2)
  })

  test('keeps a machine that a family had in it, whatever comes after', async () => {
    await serve(lent, '2026-05-10', null, 'handed_over')
    clock = new Date('2026-12-20T09:00:00Z')
    expect(await page(2026)).toContain('Taux de réemploi : 25\u00a0%')
    await site.owner("update custody set until = '2027-02-01' where device_id = $1 and household_id is not null", [
      lent,
    ])
    await site.owner("update device set state = 'to_wipe' where id = $1", [lent])
    clock = new Date('2027-03-01T09:00:00Z')
    expect(await page(2026)).toContain('Taux de réemploi : 25\u00a0%')
    for (const told of [`/dons/${lot}/preuve`, `/dons/${lot}`])
      expect((await denis.get(told)).text).toContain('9 mois, jusqu’en février 2027, puis rendu.')
    await serve(lent, '2027-03-02', null, 'handed_over')
    clock = new Date('2027-04-01T09:00:00Z')
    expect(await page(2026)).toContain('Taux de réemploi : 25\u00a0%')
    expect(await page(2027)).toContain('Taux de réemploi : 0\u00a0%')
  })

  test('counts a machine in the year in which it served first, not in that of its announcement', async () => {
    clock = new Date('2027-06-01T09:00:00Z')
    const given = await readyDevice(site, lot, 'GIVEN-1')
    const left = { left_on: '2027-06-01', slip: '', why: '' }
    const out = await ahmed.post('/sorties/nouvelle', {
      kind: 'given',
      lines: 'GIVEN-1',
      taker: 'Maison de quartier',
      ...left,
    })
    expect(out.status).toBe(303)
    expect(given).toBeDefined()
    expect(await page(2026)).toContain('Taux de réemploi : 25\u00a0%')
    expect(await page(2027)).toContain('Taux de réemploi : 50\u00a0%')
    expect(await page(2027)).toContain('Donnés à une autre structure')
  })

  test('read on an earlier day, knows nothing of what came later', async () => {
    clock = new Date('2026-04-01T09:00:00Z')
    expect(await page(2026)).toContain('Taux de réemploi : 0\u00a0%')
  })

  test('says its month and never the day on which a family was served', async () => {
    clock = new Date('2027-06-02T09:00:00Z')
    const rows = await site.acting('denis', ({ db, now }) =>
      db.executeQuery<{ month: string }>({
        ...db.selectNoFrom(() => []).compile(),
        sql: 'select month::text from app.dated_fates(array(select id from app.donation), $1, $2)',
        parameters: [now, 'Europe/Paris'],
      }),
    )
    expect(rows.rows.map(({ month }) => month).sort()).toEqual(['2026-05-01', '2027-06-01'])
  })

  test('is nobody else’s', async () => {
    await site.owner("update member set role = 'donor' where id = (select id from member where name = 'Sofia Renard')")
    expect((await site.as('sofia').get('/reemploi?annee=2026')).text).not.toContain('Remis à des familles')
  })
})

describe('what was reused without Maillon', () => {
  const line = {
    ...{ annee: '2027', category: 'screens', nature: 'Portables des élus', count: '1' },
    ...{ outlet: 'sold', taker: 'Enchères publiques', document: 'Délibération 2027-4' },
  }

  test('adds to the share, and both figures are said', async () => {
    clock = new Date('2027-06-03T09:00:00Z')
    expect((await denis.post('/reemploi/ailleurs', line)).status).toBe(303)
    const read = await page(2027)
    expect(read).toContain('Taux de réemploi : 100\u00a0%')
    expect(read).toContain('Avec Maillon seul : 50\u00a0%')
    expect((await denis.get('/reemploi/2027/rapport')).text).toContain('Délibération 2027-4')
    expect((await denis.get('/reemploi.csv')).text).toMatch(/^2027;.*;50;100;50$/m)
  })

  test('asks what the decree asks, field by field, and keeps what was typed', async () => {
    const empty = await denis.post('/reemploi/ailleurs', { annee: '2027', taker: 'Lycée voisin' })
    expect(empty.status).toBe(422)
    for (const said of [
      'Choisissez une catégorie',
      'quels appareils',
      'Combien d’appareils',
      'comment ils sont partis',
      'pouvoir prouver',
    ])
      expect(empty.text).toContain(said)
    expect(empty.text).toContain('value="Lycée voisin"')
    expect((await denis.post('/reemploi/ailleurs', { ...line, annee: '2028' })).text).toContain('n’a pas commencé')
  })

  test('a wrong line is withdrawn once, by its own organisation', async () => {
    const [kept] = await site.owner<{ id: string }>('select id from reused_elsewhere')
    expect((await site.as('sofia').post(`/reemploi/ailleurs/${kept?.id}/retrait`)).status).toBe(404)
    expect((await denis.post(`/reemploi/ailleurs/${kept?.id}/retrait`)).status).toBe(303)
    expect((await denis.post(`/reemploi/ailleurs/${kept?.id}/retrait`)).status).toBe(404)
    expect(await page(2027)).toContain('Taux de réemploi : 50\u00a0%')
    expect(await site.owner('select from reused_elsewhere where withdrawn_at is not null')).toHaveLength(1)
  })
})
