import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'

const site = await testSite()
const lit = (text: string) =>
  [...text.matchAll(/<a href="([^"]+)" aria-current="(page|true)">/g)].map(([, href, how]) => `${href} ${how}`)

test.each([
  ['/familles', '/familles page'],
  ['/recensements', '/familles true'],
  ['/recensements/nouveau', '/familles true'],
  ['/rapprochements', '/familles true'],
  ['/etablissements', '/familles true'],
  ['/orientations', '/orientations page'],
])('%s lights one entry of the menu: %s', async (path, entry) => {
  expect(new Set(lit((await site.as('claire').get(path)).text))).toEqual(new Set([entry]))
})

test('a class and its list light the pupils of a school', async () => {
  for (const path of ['/classes', '/classes/nouvelle'])
    expect(new Set(lit((await site.as('paul').get(path)).text))).toEqual(new Set(['/signalements true']))
})

test('a page that only begins with the same letters lights nothing', async () => {
  expect(lit((await site.as('claire').get('/structures')).text)).toEqual([])
})
