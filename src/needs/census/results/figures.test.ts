import { beforeAll, expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'

// What the page says, against figures worked out here, row by row, from what was sent.
const site = await testSite({ now: () => new Date('2026-11-25T09:00:00Z') })
const claire = site.as('claire')
const communes = { 62413: 'Harnes', 62771: 'Sallaumines', 62133: 'Billy-Montigny', 62587: 'Montigny-en-Gohelle' }
const kinds = { computer: 'Un ordinateur', connection: 'Une connexion', skills: 'Apprendre à s’en servir' }
type Commune = keyof typeof communes
type Kind = keyof typeof kinds
type Family = { name: string; commune: Commune; kinds: Kind[]; publics: string[]; served: Kind[] }
type Sent = { partner: string; counts: [Commune, Kind, number][]; families: Family[] }

const sent: Sent[] = [
  {
    partner: 'CCAS de Harnes',
    counts: [
      [62413, 'computer', 3],
      [62413, 'skills', 1],
      [62771, 'computer', 7],
    ],
    families: [
      {
        name: 'Benali',
        commune: 62413,
        kinds: ['computer', 'skills'],
        publics: ['rsa', 'single_parent'],
        served: ['computer'],
      },
      { name: 'Koné', commune: 62413, kinds: ['skills'], publics: ['rsa'], served: [] },
      { name: 'Mazur', commune: 62133, kinds: ['computer'], publics: [], served: ['computer'] },
    ],
  },
  {
    partner: 'École des Tilleuls',
    counts: [[62413, 'computer', 2]],
    families: [{ name: 'Diallo', commune: 62413, kinds: ['computer'], publics: ['pupil'], served: [] }],
  },
  { partner: 'Médiathèque', counts: [], families: [] },
]
let census = ''
const lines = async (path: string) =>
  (await claire.get(`${census}/${path}`)).text
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(';').map((cell) => cell.replace(/^"|"$/g, '')))

beforeAll(async () => {
  census =
    (
      await claire.post('/recensements/nouveau', {
        title: 'Qui manque de quoi ?',
        closes_on: '2026-12-15',
        kinds: Object.keys(kinds),
        communes: Object.values(communes)
          .map((name) => (name === 'Harnes' ? 'Harnes 62440' : name))
          .join('\n'),
        questions: ['visitors', 'help', 'obstacle'],
      })
    ).location ?? ''
  await claire.post(`${census}/inviter`, {
    partners: sent.map(({ partner }, n) => `${partner} ; structure${n}@exemple.test`).join('\n'),
  })
  for (const [n, { counts, families }] of sent.entries()) {
    const [row] = await site.owner<{ link: string }>('select link from app.outbox where email = $1', [
      `structure${n}@exemple.test`,
    ])
    const link = row?.link ?? ''
    if (counts.length > 0)
      await site.anyone.post(link, {
        ...Object.fromEntries(counts.map(([commune, kind, most]) => [`n.${commune}.${kind}`, String(most)])),
        visitors: String(100 * (n + 1)),
        help: 'oui',
        obstacle: `Le prix ${n}`,
      })
    for (const family of families) {
      const name = () =>
        site.anyone.post(`${link}/famille`, {
          name: `Famille ${family.name}`,
          commune: String(family.commune),
          kinds: family.kinds,
          publics: family.publics,
          adults: '1',
          children: '0',
          agreed: 'oui',
        })
      expect([(await name()).status, (await name()).status]).toEqual([303, 303])
      await site.owner(
        `update app.need n set state = 'served' from app.household h where h.id = n.household_id and h.name = $1 and n.kind = any ($2)`,
        [`Famille ${family.name}`, family.served],
      )
    }
  }
})

test('declared, named, needed, served and unmet, by commune and kind, are those that one works out by hand', async () => {
  const expected = (Object.keys(communes).map(Number) as Commune[]).flatMap((commune) =>
    (Object.keys(kinds) as Kind[]).flatMap((kind) => {
      const each = sent.map(({ counts, families }) => {
        const named = families.filter((one) => one.commune === commune && one.kinds.includes(kind))
        const declared = counts.find(([where, what]) => where === commune && what === kind)?.[2] ?? 0
        return {
          declared,
          named: named.length,
          needed: Math.max(declared, named.length),
          served: named.filter((one) => one.served.includes(kind)).length,
        }
      })
      const sum = (of: keyof (typeof each)[number]) => each.reduce((all, one) => all + one[of], 0)
      const line = [sum('declared'), sum('named'), sum('needed'), sum('served'), sum('needed') - sum('served')]
      return sum('needed') > 0
        ? [[communes[commune], String(commune), kinds[kind], ...line.map(String)].join(' | ')]
        : []
    }),
  )
  expect((await lines('chiffres.csv')).map((line) => line.join(' | ')).toSorted()).toEqual(expected.toSorted())
})

test('by public, a family of two publics is in both, one of none has its own line, and what was served is taken off', async () => {
  const families = sent.flatMap((one) => one.families)
  const words: Record<string, string> = {
    rsa: 'Bénéficiaire du RSA',
    single_parent: 'Parent seul',
    pupil: 'Élève',
    none: 'Rien n’est déclaré',
  }
  const expected = Object.entries(words).flatMap(([kind, word]) =>
    (Object.keys(kinds) as Kind[]).flatMap((need) => {
      const these = families.filter(
        (one) => one.kinds.includes(need) && (kind === 'none' ? one.publics.length === 0 : one.publics.includes(kind)),
      )
      const served = these.filter((one) => one.served.includes(need)).length
      return these.length > 0
        ? [[word, kinds[need], 0, these.length, these.length, served, these.length - served].join(' | ')]
        : []
    }),
  )
  expect((await lines('publics.csv')).map((line) => line.join(' | ')).toSorted()).toEqual(expected.toSorted())
  const page = (await claire.get(census)).text
  expect(page).toContain('Par public, parmi les familles nommées')
  expect(page).toContain('Parent seul')
})

test('who declared a public is the structure, once, however often it is sent again', async () => {
  expect(await site.owner(`select distinct declared_by from app.target_public order by 1`)).toEqual([
    { declared_by: 'CCAS de Harnes' },
    { declared_by: 'École des Tilleuls' },
  ])
  expect(await site.owner('select count(*)::int as n from app.target_public')).toEqual([{ n: 4 }])
})

test('each structure has its line: what it sees, in words, and nothing of one that wrote nothing', async () => {
  const text = (await claire.get(`${census}/reponses`)).text.replaceAll('\u00a0', ' ')
  for (const said of [
    'CCAS de Harnes',
    '10 personnes sans ordinateur, 2 à accompagner ; 3 familles nommées',
    '« Le prix 0 »',
    'École des Tilleuls',
    '2 personnes sans ordinateur ; 1 famille nommée',
    '« Le prix 1 »',
    'Médiathèque',
  ])
    expect(text).toContain(said)
  expect((await lines('reponses.csv')).map((line) => line.join(' | '))).toEqual([
    'CCAS de Harnes | Commencé | Par son lien | 3 | 10 | 2 | 0 | 0 | 1 | 2 | 100 | Oui | Le prix 0',
    'École des Tilleuls | Commencé | Par son lien | 1 | 2 | 1 | 0 | 0 | 0 | 0 | 200 | Oui | Le prix 1',
    'Médiathèque | Attendue |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 |  |  | ',
  ])
})

test('the page of one structure says where it sees whom, and its own words whole', async () => {
  const list = (await claire.get(`${census}/reponses?nom=ccas`)).text
  const page = await claire.get(/href="([^"]+\/reponses\/[0-9a-f-]{36})"/.exec(list)?.[1] ?? '')
  for (const said of [
    '3 personnes ; 1 famille nommée',
    '7 personnes',
    'Billy-Montigny',
    '« Le prix 0 »',
    '100 personnes',
  ])
    expect(page.text).toContain(said)
})

test('nobody else reads any of it', async () => {
  for (const path of ['', '/reponses', '/reponses.csv', '/publics.csv', '/chiffres.csv']) {
    expect((await site.as('victor').get(`${census}${path}`)).status).toBe(404)
    expect((await site.as('samira').get(`${census}${path}`)).status).toBe(403)
    expect((await site.as('lea').get(`${census}${path}`)).status).toBe(403)
  }
})
