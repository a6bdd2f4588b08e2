import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'

const site = await testSite()
const library = {
  name: 'Médiathèque de Harnes',
  address: '3 rue des Fusillés',
  commune: 'Harnes',
  opening: 'Du mardi au samedi',
  stations: '6',
  phone: '03 21 00 00 10',
}
const placeNamed = async (name: string) =>
  (await site.owner<{ id: string }>('select id from app.place where name = $1', [name]))[0]?.id

test('an empty list says what a place is and how to add the first', async () => {
  const { text } = await site.as('nadia').get('/lieux')
  expect(text).toContain('Aucun lieu pour le moment')
  expect(text).toContain('/lieux/nouveau')
})

test('a mediator adds a place; the directory shows it to everyone', async () => {
  expect((await site.as('nadia').post('/lieux/nouveau', library)).location).toBe('/lieux')
  const { text } = await site.as('samira').get(`/structures/${organisationId('nadia')}`)
  expect(text).toContain('Médiathèque de Harnes')
  expect(text).toContain('03 21 00 00 10')
  expect(await site.owner('select act from app.event')).toEqual([{ act: 'place.opened' }])
})

test('a name that several communes bear is chosen, not typed again', async () => {
  const { status, text } = await site.as('nadia').post('/lieux/nouveau', { ...library, commune: 'Saint-Martin' })
  expect(status).toBe(422)
  expect(text).toContain('Plusieurs communes répondent à ce nom')
  expect(text).toContain('3 rue des Fusillés')
})

test('a name pasted from elsewhere is questioned, a number out of bounds names its field, and nothing typed is lost', async () => {
  const { status, text } = await site
    .as('nadia')
    .post('/lieux/nouveau', { ...library, name: '=Médiathèque', stations: '-3' })
  expect(status).toBe(422)
  expect(text).toContain('Un nom ne commence pas par « = »')
  expect(text).toContain('Postes : un nombre de 0 à 500.')
  expect(text).toContain('value="=Médiathèque"')
})

test('a place without a computer shows a dash, not a zero', async () => {
  await site.as('claire').post('/lieux/nouveau', { ...library, name: 'Salle des fêtes', stations: '0' })
  const [, row = ''] = (await site.as('nadia').get('/lieux')).text.split('Salle des fêtes')
  expect(row).toMatch(/data-label="Postes" class="end">–</)
})

test('what is corrected keeps its identity', async () => {
  const id = await placeNamed(library.name)
  const form = (await site.as('claire').get(`/lieux/${id}/modifier`)).text
  expect(form).toContain('Harnes 62440')
  await site.as('claire').post(`/lieux/${id}/modifier`, { ...library, commune: 'Harnes 62440', name: 'Médiathèque' })
  expect(await placeNamed('Médiathèque')).toBe(id)
})

test('another organisation’s place cannot be corrected: it is not there', async () => {
  const id = await placeNamed('Médiathèque')
  for (const path of [`/lieux/${id}/modifier`, '/lieux/rien/modifier']) {
    expect((await site.as('victor').get(path)).status).toBe(404)
    expect((await site.as('victor').post(path, library)).status).toBe(404)
  }
  expect(await placeNamed('Médiathèque')).toBe(id)
})

test('a refurbisher without the rights of its manager adds none', async () => {
  await site.owner(`update app.member set admin = false where name = 'Sofia Renard'`)
  expect((await site.as('sofia').get('/lieux/nouveau')).status).toBe(403)
})

test('a commune leads to the structures that stand there', async () => {
  const { text } = await site.as('samira').get('/communes?q=harnes')
  expect(text).toContain('/structures?commune=62413')
})
