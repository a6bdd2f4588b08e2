import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../allocations/scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const claire = site.as('claire')
const valid = { name: 'Rentrée 2026', starts_on: '2026-01-01', funder: organisationId('lea') }

test('a programme opens with its places, line by line, without any script', async () => {
  const answer = await claire.post('/programmes/nouveau', {
    ...valid,
    'commune-0': 'Harnes',
    'ordinateurs-0': '40',
    'connexions-0': '10',
    'commune-1': '62210 Avion',
    'ordinateurs-1': '1 200',
  })
  expect(answer.status).toBe(303)
  const page = (await claire.get(answer.location ?? '')).text
  expect(page).toContain('0 sur 40, dont 0 en main')
  expect(page).toContain('Avion')
  const csv = (await claire.get(`${answer.location}/places.csv`)).text
  expect(csv).toContain('Avion;Ordinateurs;1200;0;0;0;1200')
})

test('a line in error comes back with a sentence beside its field, and what was typed', async () => {
  const answer = await claire.post('/programmes/nouveau', {
    ...valid,
    name: '',
    'commune-0': 'Nullepart-sur-Rien',
    'ordinateurs-0': '9999999',
    'commune-1': 'Harnes',
    'ordinateurs-1': '3',
    'commune-2': 'Harnes',
    'connexions-3': '4',
  })
  expect(answer.status).toBe(422)
  for (const said of [
    'Donnez un nom au programme.',
    '« Nullepart-sur-Rien » n’est pas reconnue.',
    'Écrivez un nombre entier, 20 000 au plus.',
    'Harnes est déjà sur une autre ligne.',
    'Écrivez la commune de cette ligne.',
    'value="9999999"',
    'value="Nullepart-sur-Rien"',
  ])
    expect(answer.text).toContain(said)
  expect(await site.owner(`select id from app.programme where name = ''`)).toEqual([])
})

test('an end before the beginning and an unknown funder are refused', async () => {
  expect((await claire.post('/programmes/nouveau', { ...valid, ends_on: '2025-12-31' })).text).toContain(
    'La fin est avant le début.',
  )
  expect((await claire.post('/programmes/nouveau', { ...valid, funder: organisationId('victor') })).text).toContain(
    'Choisissez un financeur de la liste.',
  )
})

test('places never shrink under what is promised, and a line taken away closes a commune', async () => {
  const programme = await scene.programme({ computer: 5 })
  const household = await scene.household({ needs: ['computer'] })
  await claire.post(`/familles/${household}/attribuer`, { programme, device: (await scene.device()).id })
  const url = `/programmes/${programme}/modifier`
  expect((await claire.get(url)).text).toContain('value="Harnes"')
  const none = await claire.post(url, { ...valid })
  expect(none.status).toBe(422)
  expect(none.text).toContain('Déjà promis à Harnes : 1 ordinateur.')
  const changed = await claire.post(url, {
    ...valid,
    'commune-0': 'Harnes',
    'ordinateurs-0': '1',
    'commune-4': 'Lens',
    'connexions-4': '7',
  })
  expect(changed.status).toBe(303)
  expect(await scene.quota(programme)).toMatchObject({ places: 1, promised: 1 })
  expect(
    await site.owner(
      `select places from app.quota where programme_id = $1 and commune = '62498' and kind = 'connection'`,
      [programme],
    ),
  ).toEqual([{ places: 7 }])
})

test('a promise that arrives while places shrink never slips under them', async () => {
  for (let round = 0; round < 8; round++) {
    const programme = await scene.programme({ computer: 1 })
    const household = await scene.household({ needs: ['computer'] })
    const device = await scene.device()
    const [promised, shrunk] = await Promise.all([
      claire.post(`/familles/${household}/attribuer`, { programme, device: device.id }),
      claire.post(`/programmes/${programme}/modifier`, { ...valid, 'commune-0': 'Harnes', 'ordinateurs-0': '0' }),
    ])
    expect([promised.status, shrunk.status].sort()).toEqual([303, 422])
    const quota = await scene.quota(programme)
    expect(quota?.promised).toBeLessThanOrEqual(quota?.places ?? -1)
  }
})

test('another organisation’s programme does not exist, and only the coordination opens one', async () => {
  const programme = await scene.programme({ computer: 5 })
  for (const path of [
    `/programmes/${programme}`,
    `/programmes/${programme}/modifier`,
    `/programmes/${programme}/attente`,
    '/programmes/nimporte',
  ])
    expect((await site.as('victor').get(path)).status).toBe(404)
  expect((await site.as('victor').post(`/programmes/${programme}/modifier`, valid)).status).toBe(404)
  expect((await site.as('victor').get('/programmes')).text).not.toContain('Rentrée')
  expect((await site.as('lea').get('/programmes/nouveau')).status).toBe(403)
  expect((await site.as('samira').get('/programmes')).status).toBe(403)
})

let secret = 0
test('a funder reads what it funds by fives, and nobody’s name', async () => {
  const programme = await scene.programme({ computer: 30 })
  const promiseTo = async (n: number) => {
    for (let at = 0; at < n; at++) {
      const household = await scene.household({ needs: ['computer'], name: `Famille Secrète ${++secret}` })
      await claire.post(`/familles/${household}/attribuer`, { programme, device: (await scene.device()).id })
    }
  }
  await promiseTo(3)
  const few = (await site.as('lea').get(`/programmes/${programme}`)).text
  expect(few).toContain('moins de 5')
  expect(few).not.toMatch(/>3</)
  await promiseTo(3)
  const page = (await site.as('lea').get(`/programmes/${programme}`)).text
  expect(page).toMatch(/>5</)
  expect(page).not.toMatch(/>6</)
  expect(page).not.toContain('Secrète')
  expect((await site.as('lea').get('/programmes')).text).not.toContain('promises')
  expect((await site.as('lea').get(`/programmes/${programme}/attente`)).status).toBe(403)
})

test('a promise that stays on the shelf for two weeks is a loss in the day of the coordination', async () => {
  const programme = await scene.programme({ computer: 5 })
  const household = await scene.household({ needs: ['computer'], name: 'Famille Patiente' })
  await claire.post(`/familles/${household}/attribuer`, { programme, device: (await scene.device()).id })
  expect((await claire.get('/ma-journee')).text).not.toContain('Famille Patiente attend toujours')
  await site.owner(`update app.allocation set promised_at = now() - interval '15 days' where household_id = $1`, [
    household,
  ])
  expect((await claire.get('/ma-journee')).text).toContain('Famille Patiente attend toujours un ordinateur')
})

test('where the programme stands leads nowhere for who may not open it', async () => {
  await scene.programme({ computer: 5 })
  const day = (await site.as('nadia').get('/ma-journee')).text
  expect(day).toContain('Ordinateurs promis')
  expect(day).not.toContain('href="/programmes/')
  expect((await claire.get('/ma-journee')).text).toContain('href="/programmes/')
})
