import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../allocations/scene.testing.ts'
import { type Kit, kitOf, kitsFor, ranked, suits, usualKits } from './kit.rules.ts'

const site = await testSite()
const scene = sceneOf(site)
const claire = site.as('claire')

test('the usual kits join both for whoever lacks both, unless one may be had without the other', () => {
  expect(usualKits(true).map(({ name }) => name)).toEqual(['Ordinateur et connexion', 'Ordinateur', 'Connexion'])
  expect(usualKits(false).map(({ name }) => name)).toEqual(['Ordinateur', 'Connexion'])
})

const both = ['computer', 'connection']
const tablet: Kit = { ...(usualKits(true)[1] as Kit), name: 'Tablette', publics: ['senior'], device_kinds: ['tablet'] }

test('a family is given what it lacks and nothing that it has, whole or in parts', () => {
  const names = (lacks: string[], whole: boolean) => kitsFor(usualKits(whole), lacks, [], whole).map(({ name }) => name)
  expect(names(both, true)).toEqual(['Ordinateur et connexion'])
  expect(names(both, false)).toEqual(['Ordinateur', 'Connexion'])
  expect(names(['connection'], true)).toEqual(['Connexion'])
  expect(names([], false)).toEqual([])
})

test('given whole, most of what is lacking comes first, whatever the order of the kits', () => {
  const kits = [...usualKits(true)].reverse()
  expect(kitOf(kits, both, [], true)?.name).toBe('Ordinateur et connexion')
  expect(kitOf([tablet, ...kits], ['computer'], ['senior'], true)?.name).toBe('Tablette')
})

test('a kit meant for a public is for nobody else, and holds only the devices that it says', () => {
  expect(kitOf([tablet], both, ['rsa'], true)).toBeNull()
  expect(kitOf([tablet], both, ['senior'], true)).toBe(tablet)
  expect(['tablet', 'laptop', 'smartphone'].map((kind) => suits(tablet, kind))).toEqual([true, false, false])
  const [, computer] = usualKits(true)
  expect(['tablet', 'laptop', 'smartphone'].map((kind) => suits(computer as Kit, kind))).toEqual([true, true, false])
})

test('a rank puts one among the others, wherever it is asked', () => {
  expect(ranked(['a', 'b', 'c'], 'c', 1)).toEqual(['c', 'a', 'b'])
  expect(ranked(['a', 'b'], 'new', 99)).toEqual(['a', 'b', 'new'])
  expect(ranked(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'a', 'c'])
})

const kitsOf = (programme: string) =>
  site.owner<{ id: string; name: string; position: number; fit: object; version: number }>(
    'select id, name, position, fit, version from app.kit where programme_id = $1 and ended_at is null order by position',
    [programme],
  )
const valid = { name: 'Kit collégien', contents: ['computer', 'training'], publics: ['pupil'], rank: '1' }

test('the usual kits are shown until one is written; then those written, in their order', async () => {
  const programme = await scene.programme({ computer: 5 })
  await scene.device()
  const url = `/programmes/${programme}/kits`
  expect((await claire.get(url)).text).toContain('Ordinateur et connexion')
  const form = (await claire.get(`${url}/nouveau`)).text
  expect(form).toContain('Ordinateur portable, à évaluer')
  await claire.post(`${url}/nouveau`, {
    ...valid,
    'convient-laptop.unknown': '2',
    'convient-tablet': '0',
    'convient-x': '9',
  })
  await claire.post(`${url}/nouveau`, { ...valid, name: 'Ligne seule', contents: ['connection'] })
  const page = (await claire.get(url)).text
  expect(page).not.toContain('Ordinateur et connexion')
  expect(page).toContain('Un ordinateur et une formation')
  expect(page).toContain('Ordinateur portable, à évaluer : très bien')
  expect((await kitsOf(programme)).map(({ name, position, fit }) => [name, position, fit])).toEqual([
    ['Ligne seule', 1, {}],
    ['Kit collégien', 2, { 'laptop.unknown': 2 }],
  ])
})

test('a kit of nothing, of devices without a computer, or of a name already used is refused, and what was typed stays', async () => {
  const programme = await scene.programme({ computer: 5 })
  const send = (fields: Record<string, string | string[]>) =>
    claire.post(`/programmes/${programme}/kits/nouveau`, { ...valid, ...fields })
  for (const [fields, said] of [
    [{ name: '' }, 'Donnez un nom, par exemple'],
    [{ contents: [] }, 'Un kit contient au moins un ordinateur ou une connexion.'],
    [{ contents: ['training'] }, 'Un kit contient au moins un ordinateur ou une connexion.'],
    [{ contents: ['connection'], device_kinds: ['tablet'] }, 'Ce kit n’a pas d’ordinateur'],
    [{ rank: 'premier' }, 'Rang : un nombre de 1 à 100.'],
  ] as const) {
    const answer = await send(fields as Record<string, string | string[]>)
    expect([answer.status, said, answer.text.includes(said)]).toEqual([422, said, true])
  }
  expect((await send({})).status).toBe(303)
  const twice = await send({ rank: '7' })
  expect(twice.text).toContain('Un autre kit de ce programme porte ce nom.')
  expect(twice.text).toContain('value="7"')
  expect(await kitsOf(programme)).toHaveLength(1)
})

test('two people who change or end one kit: the second one reads it again', async () => {
  const programme = await scene.programme({ computer: 5 })
  await claire.post(`/programmes/${programme}/kits/nouveau`, valid)
  const [kit] = await kitsOf(programme)
  const url = `/programmes/${programme}/kits/${kit?.id}`
  const answers = await Promise.all([
    claire.post(url, { ...valid, name: 'Changé', version: '1' }),
    claire.post(`${url}/fin`, { version: '1' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, expect.any(Number)])
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  const [left] = await kitsOf(programme)
  if (left) expect((await claire.post(`${url}/fin`, { version: String(left.version) })).status).toBe(303)
  expect(await kitsOf(programme)).toEqual([])
  expect((await claire.get(url)).status).toBe(404)
  expect((await claire.get(`/programmes/${programme}/kits`)).text).toContain('Les kits habituels')
})

test('another organisation neither reads nor writes them', async () => {
  const programme = await scene.programme({ computer: 5 })
  await claire.post(`/programmes/${programme}/kits/nouveau`, valid)
  const [kit] = await kitsOf(programme)
  for (const path of [`/programmes/${programme}/kits`, `/programmes/${programme}/kits/${kit?.id}`])
    expect((await site.as('victor').get(path)).status).toBe(404)
  expect((await site.as('victor').post(`/programmes/${programme}/kits/nouveau`, valid)).status).toBe(404)
  expect((await site.as('lea').get(`/programmes/${programme}/kits`)).status).toBe(403)
})
