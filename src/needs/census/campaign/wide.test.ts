import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'

// A census of a whole département: the form, the pages behind a link, the sheet and the results stay within reach.
const site = await testSite({ now: () => new Date('2026-11-25T09:00:00Z') })
const claire = site.as('claire')
const fields = { title: 'Tout un département', closes_on: '2026-12-15', kinds: ['computer', 'connection', 'skills'] }
const open = (more: Record<string, string>) => claire.post('/recensements/nouveau', { ...fields, ...more })
const communesOf = async (home: string | null) =>
  (
    await site.owner<{ n: number }>('select cardinality(communes) as n from app.census where id = $1', [
      home?.split('/').at(-1),
    ])
  )[0]?.n
await site.owner(`update app.organisation set commune = '62498' where name = 'Les Passerelles'`)
const [lens] = await site.owner<{ epci: string; n: number }>(
  `select epci, count(*)::int as n from app.commune where epci = (select epci from app.commune where insee = '62498') group by 1`,
)
const home = (await open({ departement: '62' })).location ?? ''
await claire.post(`${home}/inviter`, {
  partners: 'CCAS de Lens ; ccas@exemple.test\nAssociation Relais ; relais@exemple.test',
})
const linkOf = async (email: string) =>
  (await site.owner<{ link: string }>('select link from app.outbox where email = $1', [email]))[0]?.link ?? ''
const legends = (text: string) => [...text.matchAll(/<legend[^>]*>([^<]+)/g)].map(([, said]) => said)

test('a whole département is chosen at once, a whole intercommunalité too, beside communes that are written; each commune once', async () => {
  expect(await communesOf(home)).toBe(
    (await site.owner<{ n: number }>(`select count(*)::int as n from app.commune where departement = '62'`))[0]?.n,
  )
  expect(await communesOf((await open({ epci: lens?.epci ?? '' })).location)).toBe(lens?.n)
  const both = await open({ epci: lens?.epci ?? '', communes: 'Lens 62300\nDouai' })
  expect(await communesOf(both.location)).toBe((lens?.n ?? 0) + 1)
})

test('the form offers the intercommunalités around the coordination, by their whole names, and every département', async () => {
  const { text } = await claire.get('/recensements/nouveau')
  expect(text).toMatch(/Communauté d’agglomération de Lens[^<]*\(\d+ communes\)/)
  expect(text).toContain('62 Pas-de-Calais (')
  expect(text).toContain('01 Ain (')
  expect(text).not.toMatch(/>C[CAU] /)
})

test('nowhere, an unknown territory, or more than a thousand communes: the form says so, and what was chosen stays', async () => {
  const nowhere = await open({})
  expect([nowhere.status, nowhere.text.includes('ou choisissez un territoire entier')]).toEqual([422, true])
  expect((await open({ departement: '999' })).status).toBe(422)
  expect((await open({ departement: 'zz' })).text).toContain('Choisissez un département de la liste')
  const names = await site.owner<{ said: string }>(
    `select name || ' ' || postcodes[1] as said from app.commune where departement = '80' and postcodes <> '{}' order by insee limit 300`,
  )
  const many = await open({ departement: '62', communes: names.map(({ said }) => said).join('\n') })
  const most = await open({ communes: Array.from({ length: 1001 }, () => 'Lens 62300').join('\n') })
  for (const refused of [many, most])
    expect([refused.status, refused.text.includes('Mille communes au plus')]).toEqual([422, true])
  expect(many.text).toContain('value="62" selected')
})

test('behind its link a structure has the fields of its own commune, and adds another by its name without losing what it typed', async () => {
  const link = await linkOf('ccas@exemple.test')
  const page = (await site.anyone.get(link)).text
  expect(page.length).toBeLessThan(40_000)
  expect(legends(page)).toEqual(['Lens', 'Une autre commune'])
  const unknown = await site.anyone.post(link, { 'n.62498.computer': '7', other: 'Trifouilly' })
  expect([unknown.status, unknown.text.includes('Aucune commune de ce recensement')]).toEqual([422, true])
  expect(unknown.text).toContain('value="7"')
  const added = (await site.anyone.post(link, { 'n.62498.computer': '7', other: 'sallaumines' })).text
  expect(legends(added).toSorted()).toEqual(['Lens', 'Sallaumines', 'Une autre commune'])
  expect(added).toContain('value="7"')
  const twice = (await site.anyone.post(link, { shown: ['62498', '62771'], other: 'Avion' })).text
  expect(legends(twice)).toContain('Sallaumines')
  expect(await site.owner('select 1 from app.census_count')).toEqual([])
  await site.anyone.post(link, { 'n.62498.computer': '7', 'n.62771.computer': '2', done: 'oui' })
  expect(legends((await site.anyone.get(link)).text).toSorted()).toEqual(['Lens', 'Sallaumines', 'Une autre commune'])
})

test('a structure whose name says no commune is asked for its own', async () => {
  expect(legends((await site.anyone.get(await linkOf('relais@exemple.test'))).text)).toEqual(['Votre commune'])
})

test('a sheet is typed commune by commune; the printed one has lines where the names are written', async () => {
  const added = await claire.post(`${home}/feuille/saisie`, { partner: 'Épicerie', other: 'Berck' })
  expect(legends(added.text)).toEqual(['Berck', 'Une autre commune'])
  expect(added.text).toContain('value="Épicerie"')
  expect((await claire.post(`${home}/feuille/saisie`, { partner: 'Épicerie', 'n.62108.skills': '4' })).status).toBe(303)
  const sheet = (await claire.get(`${home}/feuille`)).text
  expect(sheet).not.toContain('Sallaumines')
  expect(sheet.match(/<th scope="row">…/g)).toHaveLength(12)
})

test('the results are read by intercommunalité, then commune by commune in one of them', async () => {
  const { text } = await claire.get(home)
  expect(text).toContain('Intercommunalité par intercommunalité')
  expect(text).toMatch(/Communauté d’agglomération de Lens[^<]*<\/a><small>2 sur \d+ communes/)
  expect(text).not.toContain('>Sallaumines<')
  const one = (await claire.get(`${home}?intercommunalite=${lens?.epci}`)).text
  expect(one).toContain('>Sallaumines<')
  expect(one).not.toContain('>Berck<')
  expect(one).toContain('<b>9</b> <span>ordinateurs manquent')
  expect((await claire.get(`${home}?intercommunalite=autre`)).text).toContain('Intercommunalité par intercommunalité')
})
