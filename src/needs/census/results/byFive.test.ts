import { beforeAll, describe, expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { byFive, sharedTotal } from './byFive.rules.ts'

const site = await testSite({ now: () => new Date('2026-11-25T09:00:00Z') })
const claire = site.as('claire')

/** What a reader who knows the rule can tell of each cell below five: the bounds that the other cells and the total leave it. */
function solved(cells: readonly number[], total: number | null): [least: number, most: number][] {
  const shown = cells.map((cell) => byFive(cell) ?? 0)
  const sum = shown.reduce((all, one) => all + one, 0)
  const least = (total ?? 0) - sum
  // A total held low says nothing of how high it might have been; one that is not, does.
  const most = (total ?? 0) + 4 - sum
  return cells.map(() => [Math.max(0, least - 4 * (cells.length - 1)), Math.min(4, most)])
}

const ofLength = (length: number): number[][] =>
  length === 0 ? [[]] : ofLength(length - 1).flatMap((row) => Array.from({ length: 10 }, (_, n) => [...row, n]))
/** Every row of one to four cells of zero to nine, and what the solver of longer ones found. */
const rows = [
  [],
  ...[1, 2, 3, 4].flatMap(ofLength),
  ...[
    [4, 4, 4, 4, 4],
    [9, 9, 9, 9, 4],
    [0, 0, 0, 0, 1],
    [1, 1, 1, 1, 1],
  ],
]

describe('a small cell cannot be worked out', () => {
  test('the rule is the one of the funders, for every count', async () => {
    const rows = await site.owner<{ n: number; given: number | null }>(
      'select n, app.by_five(n) as given from generate_series(0, 60) n',
    )
    expect(rows.map(({ n }) => [n, byFive(n)])).toEqual(rows.map(({ n, given }) => [n, given]))
  })

  test('the total that a funder reads follows it too', async () => {
    const told = await site.owner<{ given: number | null }>(
      `select app.shared_total(array(select cell::int from jsonb_array_elements_text(cells) with ordinality c(cell, at) order by at)) as given
       from jsonb_array_elements($1::jsonb) with ordinality r(cells, at) order by at`,
      [JSON.stringify(rows)],
    )
    expect(told.map(({ given }) => given)).toEqual(rows.map(sharedTotal))
  })

  test('from its total and all the other cells, in every row of up to four cells of zero to nine, and some of five', () => {
    const found = rows.filter((cells) => solved(cells, sharedTotal(cells)).some(([a, b]) => a > 0 || b < 4))
    expect(found).toEqual([])
    // A total that is only rounded gives five cells away: the solver can find something.
    expect(solved([4, 4, 4, 4, 4], byFive(20))).toContainEqual([4, 4])
  })
})

describe('the files to share', () => {
  let census = ''
  beforeAll(async () => {
    census =
      (
        await claire.post('/recensements/nouveau', {
          ...{ title: 'Qui manque de quoi ?', closes_on: '2026-12-15', kinds: ['computer', 'skills'] },
          communes: 'Harnes 62440\nSallaumines\nBilly-Montigny',
        })
      ).location ?? ''
    await claire.post(`${census}/inviter`, { partners: 'CCAS ; ccas@exemple.test' })
    const [mail] = await site.owner<{ link: string }>(`select link from app.outbox where email = 'ccas@exemple.test'`)
    await site.anyone.post(mail?.link ?? '', { 'n.62413.computer': '13', 'n.62771.computer': '3' })
    for (const name of ['Vidal', 'Pruvost'])
      await site.anyone.post(`${mail?.link}/famille`, {
        ...{ name: `Famille ${name}`, commune: '62133', kinds: ['skills'], publics: ['rsa'] },
        ...{ adults: '1', children: '0', agreed: 'oui' },
      })
  })
  const read = async (path: string) =>
    (await claire.get(`${census}/${path}`)).text.replace('\uFEFF', '').trim().split('\r\n').slice(1)

  test('hold no count below five, name every commune asked about, and say a total that gives nothing away', async () => {
    expect(await read('chiffres-a-partager.csv')).toEqual([
      'Billy-Montigny;62133;Un ordinateur;moins de 5;moins de 5',
      'Harnes;62413;Un ordinateur;10 ou plus;moins de 5',
      'Sallaumines;62771;Un ordinateur;moins de 5;moins de 5',
      'Ensemble;;Un ordinateur;15 ou plus;moins de 5',
      'Billy-Montigny;62133;Apprendre à s’en servir;moins de 5;moins de 5',
      'Harnes;62413;Apprendre à s’en servir;moins de 5;moins de 5',
      'Sallaumines;62771;Apprendre à s’en servir;moins de 5;moins de 5',
      'Ensemble;;Apprendre à s’en servir;moins de 5;moins de 5',
    ])
    const publics = await read('publics-a-partager.csv')
    expect(publics).toHaveLength(20)
    expect(publics.join()).not.toMatch(/;\d(;|,|$)/)
  })

  test('are proposed to the coordination, which reads its own figures whole, and to nobody else', async () => {
    const page = (await claire.get(census)).text
    expect(page).toContain('chiffres-a-partager.csv')
    expect(page).toContain('publics-a-partager.csv')
    expect((await read('chiffres.csv')).join()).toContain('Sallaumines;62771;Un ordinateur;3;0;3')
    for (const path of ['chiffres-a-partager.csv', 'publics-a-partager.csv']) {
      expect((await site.as('victor').get(`${census}/${path}`)).status).toBe(404)
      expect((await site.as('samira').get(`${census}/${path}`)).status).toBe(403)
      expect((await site.as('lea').get(`${census}/${path}`)).status).toBe(403)
    }
  })
})
