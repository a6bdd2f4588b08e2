import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { refusalToMask } from './organisation.rules.ts'

const site = await testSite()
const own = `/structures/${organisationId('samira')}/modifier`
const form = { name: 'CCAS de Harnes', commune: 'Harnes', email: 'ccas@harnes.exemple' }

test('the directory is searched by name, commune and postcode, in words', async () => {
  const samira = site.as('samira')
  const all = (await samira.get('/structures')).text
  expect(all).toContain('Centre communal d’action sociale')
  expect(all).not.toContain('ccas<')
  expect((await samira.get('/structures?q=passerelles')).text).toContain('Les Passerelles')
  expect((await samira.get('/structures?q=passerelles')).text).not.toContain('Atelier Rebond')
  expect((await samira.get('/structures?commune=62440')).text).toContain('Les Passerelles')
  expect((await samira.get('/structures?commune=Lens')).text).toContain('Aucune structure ne correspond')
})

test('the directory goes on behind the last name, and none is shown twice', async () => {
  for (let n = 10; n < 70; n++)
    await site.owner(`insert into app.organisation (id, name, kind) values (app.uuid7(), $1, 'other')`, [
      `Voisine ${n}`,
    ])
  const first = (await site.as('samira').get('/structures?q=voisine')).text
  const next = /href="([^"]+)"[^>]*>Plus anciens|rel="next" href="([^"]+)"/.exec(first)
  const second = (await site.as('samira').get((next?.[1] ?? next?.[2] ?? '').replaceAll('&amp;', '&'))).text
  const names = (text: string) => [...text.matchAll(/Voisine \d+/g)].map(([name]) => name)
  expect(new Set([...names(first), ...names(second)]).size).toBe(60)
  expect(names(first).filter((name) => names(second).includes(name)).length).toBeLessThanOrEqual(0)
})

test('those who manage an organisation correct its card, the others read it', async () => {
  expect((await site.as('samira').post(own, form)).status).toBe(303)
  expect(await site.owner('select email from app.organisation where id = $1', [organisationId('samira')])).toEqual([
    { email: form.email },
  ])
  expect((await site.as('claire').post(own, form)).status).toBe(403)
  expect((await site.as('claire').get('/structures/rien/modifier')).status).toBe(404)
})

test('masked words that hold the name mask nothing', () => {
  expect(refusalToMask('Service d’addictologie', 'le service d’addictologie')).toContain('ne cacheraient rien')
  expect(refusalToMask('Service d’addictologie', 'un service d’accompagnement')).toBeNull()
})

test('the masked words of others are not shown beside their name', async () => {
  const { text } = await site.as('claire').get(`/structures/${organisationId('ines')}`)
  expect(text).not.toContain('un service d’accompagnement')
})
