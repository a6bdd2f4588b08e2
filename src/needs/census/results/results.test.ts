import { expect, test } from 'vitest'
import { rangesOf, shadeOf } from '#platform/ui/tiles.tsx'
import { testSite } from '#testing/testSite.ts'

const site = await testSite({ now: () => new Date('2026-11-25T09:00:00Z') })
const claire = site.as('claire')
const census =
  (
    await claire.post('/recensements/nouveau', {
      title: 'Qui manque de quoi ?',
      closes_on: '2026-12-15',
      kinds: ['computer', 'skills'],
      communes: 'Harnes 62440\nSallaumines\nLens 62300',
      questions: [],
    })
  ).location ?? ''
await claire.post(`${census}/inviter`, { partners: 'CCAS de Harnes ; accueil@ccas.test' })
const [letter] = await site.owner<{ link: string }>('select link from app.outbox')
const link = letter?.link ?? ''
await site.anyone.post(link, { 'n.62413.computer': '8', 'n.62771.computer': '2', 'n.62771.skills': '4' })
await site.anyone.post(`${link}/famille`, {
  ...{ name: 'Famille Benali', commune: '62413', kinds: ['computer'], agreed: 'oui' },
})
await site.owner(`update app.need set state = 'served'`)

/** Each tile of the page: its shade, its commune, and what it says. */
const tilesOf = (text: string) =>
  [...text.matchAll(/<p class="(shade-\d|unsaid)"><span>([^<]+)<\/span>(.*?)<\/p>/gs)].map(([, shade, name, said]) => [
    shade,
    name,
    (said ?? '').replaceAll(/<[^>]+>/g, ''),
  ])

test('a tile says what its line of the table leaves, and is as dark as that beside the largest', async () => {
  const { text } = await claire.get(census)
  expect(tilesOf(text)).toEqual([
    ['shade-4', 'Harnes', '7 ordinateurs sur 8'],
    ['unsaid', 'Lens', 'pas de réponse'],
    ['shade-2', 'Sallaumines', '2 ordinateurs'],
    ['shade-0', 'Harnes', '0 formation'],
    ['unsaid', 'Lens', 'pas de réponse'],
    ['shade-4', 'Sallaumines', '4 formations'],
  ])
  const left = (await claire.get(`${census}/chiffres.csv`)).text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(';'))
    .map((cells) => [cells[0], cells[2], cells.at(-1)])
  expect(left).toEqual([
    ['Harnes', 'Un ordinateur', '7'],
    ['Sallaumines', 'Un ordinateur', '2'],
    ['Sallaumines', 'Apprendre à s’en servir', '4'],
  ])
})

test('a commune of which nobody spoke is neither a nought nor left out', async () => {
  const { text } = await claire.get(census)
  const line =
    /<tr[^>]*>(?:(?!<\/tr>).)*Lens(?:(?!<\/tr>).)*<\/tr>/s.exec(text.slice(text.indexOf('<table')))?.[0] ?? ''
  expect(line).toContain('–')
  expect(line).not.toMatch(/>0</)
})

test('the key of a picture says what each shade counts, in the noun of that picture', async () => {
  const keys = [...(await claire.get(census)).text.matchAll(/<ul class="key"[^>]*>(.*?)<\/ul>/gs)].map(([, key]) =>
    [...(key ?? '').matchAll(/<li[^>]*>(.*?)<\/li>/gs)].map(([, said]) => said),
  )
  expect(keys).toEqual([
    ['0 ordinateur', '1 ordinateur', '2 à 3 ordinateurs', '4 à 5 ordinateurs', '6 à 7 ordinateurs', 'pas de réponse'],
    ['0 formation', '1 formation', '2 formations', '3 formations', '4 formations', 'pas de réponse'],
  ])
})

test.each([1, 2, 3, 4, 7, 100, 101])('every figure up to %i falls in the range of its own shade', (most) => {
  for (let value = 0; value <= most; value++) {
    const range = rangesOf(most).find(({ from, to }) => from <= value && value <= to)
    expect(range?.shade).toBe(shadeOf(value, most))
  }
})

test('who does not read the table gets no tile either', async () => {
  for (const who of ['victor', 'samira', 'lea'] as const)
    expect(tilesOf((await site.as(who).get(census)).text)).toEqual([])
})

test.each([
  [0, 10, 0],
  [-1, 10, 0],
  [0, 0, 0],
  [1, 1, 4],
  [1, 100, 1],
  [50, 100, 2],
  [51, 100, 3],
  [100, 100, 4],
])('%i of at most %i is shade %i', (value, most, shade) => expect(shadeOf(value, most)).toBe(shade))
