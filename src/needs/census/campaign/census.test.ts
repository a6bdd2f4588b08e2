import { expect, test } from 'vitest'
import { verifyChains } from '#platform/audit/verify.ts'
import { asOwner } from '#platform/db/database.ts'
import { testSite } from '#testing/testSite.ts'
import { partnersIn } from './census.form.ts'
import { censusSeenBy, closeCensus } from './census.store.ts'

let now = new Date('2026-11-25T09:00:00Z')
const site = await testSite({ now: () => now })
const claire = site.as('claire')
const fields = {
  title: 'Qui n’a pas d’ordinateur ?',
  closes_on: '2026-12-15',
  kinds: ['computer', 'skills'],
  communes: 'Harnes 62440\nSallaumines',
  questions: ['visitors', 'obstacle'],
}
const opened = await claire.post('/recensements/nouveau', fields)
const census = opened.location ?? ''
const linkOf = async (email: string) =>
  (
    await site.owner<{ link: string }>(
      'select link from app.outbox where email = $1 order by created_at desc, id desc limit 1',
      [email],
    )
  )[0]?.link ?? ''
const invite = (partners: string) => claire.post(`${census}/inviter`, { partners })
const answer = (link: string, counts: Record<string, string>, more: Record<string, string> = {}) =>
  site.anyone.post(link, { ...counts, ...more })
const csv = async () =>
  (await claire.get(`${census}/chiffres.csv`)).text
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(';'))

test('a census says what is missing before it opens', async () => {
  const nothing = await claire.post('/recensements/nouveau', {
    title: 'ab',
    communes: 'Nulle-Part',
    closes_on: '2026-12-15',
    kinds: 'computer',
  })
  expect([nothing.status, nothing.text.includes('Donnez un titre')]).toEqual([422, true])
  const unknown = await claire.post('/recensements/nouveau', { ...fields, communes: 'Harnes 62440\nNulle-Part' })
  expect(unknown.text).toContain('« Nulle-Part » n’est pas reconnue')
  const past = await claire.post('/recensements/nouveau', { ...fields, closes_on: '2026-11-01' })
  expect(past.text).toContain('déjà passé')
})

test('structures are invited from a pasted list; a line that is not understood stops everything', async () => {
  const bad = await invite('CCAS de Harnes ; accueil@ccas.test\nLe lycée, sans adresse')
  expect([bad.status, bad.text.includes('Le lycée, sans adresse')]).toEqual([422, true])
  expect(await site.owner('select 1 from app.census_invitation')).toEqual([])
  await invite('CCAS de Harnes ; accueil@ccas.test\nMission locale\tbonjour@ml.test\ncollege@ecole.test')
  await invite('CCAS de Harnes, Accueil@CCAS.test')
  expect(await site.owner('select partner from app.census_invitation order by lower(partner)')).toEqual([
    { partner: 'CCAS de Harnes' },
    { partner: 'college@ecole.test' },
    { partner: 'Mission locale' },
  ])
})

test('a structure answers by its link, without an account, comes back and corrects', async () => {
  const link = await linkOf('accueil@ccas.test')
  const page = await site.anyone.get(link)
  expect([page.status, page.text.includes('CCAS de Harnes, que voyez-vous')]).toEqual([200, true])
  expect((await answer(link, { 'n.62413.computer': 'douze' })).text).toContain('Écrivez un nombre')
  await answer(link, { 'n.62413.computer': '12', 'n.62771.skills': '4', visitors: '300' })
  await answer(link, { 'n.62413.computer': '10', 'n.62771.skills': '4', visitors: '300' }, { done: 'oui' })
  expect((await site.anyone.get(link)).text).toContain('value="10"')
  expect(await csv()).toEqual([
    ['Harnes', '62413', 'Un ordinateur', '10', '0', '10', '0', '10'],
    ['Sallaumines', '62771', 'Apprendre à s’en servir', '4', '0', '4', '0', '4'],
  ])
  expect((await claire.get(census)).text).toContain('1 sur 3 structures')
})

test('a family named with its agreement is among those counted, never one more', async () => {
  const link = await linkOf('accueil@ccas.test')
  const family = {
    name: 'Famille Benali',
    commune: '62413',
    phone: '06 12 34 56 78',
    kinds: ['computer'],
    agreed: 'oui',
  }
  const without = await site.anyone.post(`${link}/famille`, { ...family, agreed: undefined })
  expect([without.status, without.text.includes('comptez cette famille sans la nommer')]).toEqual([422, true])
  for (let n = 0; n < 3; n++) expect((await site.anyone.post(`${link}/famille`, family)).status).toBe(303)
  expect(await site.owner('select name from app.household')).toEqual([{ name: 'Famille Benali' }])
  expect((await csv())[0]).toEqual(['Harnes', '62413', 'Un ordinateur', '10', '1', '10', '0', '10'])
  const ml = await linkOf('bonjour@ml.test')
  for (const name of ['Madame Rose', 'Monsieur Lys'])
    await site.anyone.post(`${ml}/famille`, { name, commune: '62413', kinds: ['computer'], agreed: 'oui' })
  expect((await csv())[0]).toEqual(['Harnes', '62413', 'Un ordinateur', '10', '3', '12', '0', '12'])
})

test('what is served since is taken off what remains', async () => {
  await site.owner(
    `update app.need set state = 'served' where household_id = (select id from app.household where name = 'Madame Rose')`,
  )
  expect((await csv())[0]).toEqual(['Harnes', '62413', 'Un ordinateur', '10', '3', '12', '1', '11'])
})

test('a family that two structures named is counted once, as soon as its files are judged to be of one family', async () => {
  const [benali, lys] = await Promise.all(
    ['Famille Benali', 'Monsieur Lys'].map(
      async (name) => (await site.owner<{ id: string }>('select id from app.household where name = $1', [name]))[0]?.id,
    ),
  )
  await claire.post(`/rapprochements/${benali}/${lys}`, { answer: 'same', keep: benali })
  expect((await csv())[0]).toEqual(['Harnes', '62413', 'Un ordinateur', '10', '2', '11', '1', '10'])
  await claire.post(`/familles/${benali}/fiches/${lys}/separer`)
  expect((await csv())[0]).toEqual(['Harnes', '62413', 'Un ordinateur', '10', '3', '12', '1', '11'])
})

test('the families named are those of the coordination, and a structure reads its own only', async () => {
  expect((await claire.get('/familles?nom=Benali')).text).toContain('Famille Benali')
  expect((await site.anyone.get(await linkOf('bonjour@ml.test'))).text).not.toContain('Benali')
  expect((await site.as('victor').get(census)).status).toBe(404)
  expect((await site.as('victor').get('/familles')).text).not.toContain('Benali')
  expect((await asOwner(site.url, (owner) => verifyChains(owner))).breaks).toEqual([])
})

test('a national insurance number is refused on this page too', async () => {
  const link = await linkOf('bonjour@ml.test')
  const refused = await site.anyone.post(`${link}/famille`, {
    name: 'X 2 85 05 78 006 084 91',
    commune: '62413',
    kinds: ['computer'],
    agreed: 'oui',
  })
  expect([refused.status, refused.text.includes('sécurité sociale')]).toEqual([422, true])
})

test('those who have not finished are reminded with a new link; the former one ends', async () => {
  const former = await linkOf('bonjour@ml.test')
  await claire.post(`${census}/relancer`)
  const fresh = await linkOf('bonjour@ml.test')
  expect(fresh).not.toBe(former)
  expect([(await site.anyone.get(former)).status, (await site.anyone.get(fresh)).status]).toEqual([404, 200])
  expect(await site.owner(`select 1 from app.outbox where email = 'accueil@ccas.test'`)).toHaveLength(1)
})

test('closed, or after its last day, a link says so and keeps nothing more', async () => {
  const link = await linkOf('bonjour@ml.test')
  now = new Date('2026-12-16T09:00:00Z')
  expect((await site.anyone.get(link)).text).toContain('Ce recensement est terminé')
  await answer(link, { 'n.62413.computer': '99' })
  await site.anyone.post(`${link}/famille`, {
    name: 'Famille Tardive',
    commune: '62413',
    kinds: ['computer'],
    agreed: 'oui',
  })
  expect((await csv())[0]?.[3]).toBe('10')
  now = new Date('2026-11-25T09:00:00Z')
  await claire.post(`${census}/clore`)
  expect((await site.anyone.get(link)).text).toContain('Ce recensement est terminé')
  expect((await claire.post(`${census}/relancer`)).status).toBe(303)
  expect(await site.owner(`select 1 from app.household where name = 'Famille Tardive'`)).toEqual([])
})

test('two people who close a census at once: the second is told, and one event is kept', async () => {
  const asked = await claire.post('/recensements/nouveau', fields)
  const id = asked.location?.split('/').at(-1) ?? ''
  const open = await site.acting('claire', (by) => censusSeenBy(by, id))
  const closing = () => site.acting('claire', (by) => closeCensus(by, open!))
  expect((await Promise.all([closing(), closing()])).filter((answer) => 'refusal' in answer)).toEqual([
    { refusal: 'Ce recensement est déjà clos.' },
  ])
  const events = await site.owner(`select 1 from app.event where act = 'census.closed' and subject_id = $1`, [id])
  expect(events).toHaveLength(1)
})

test('an unknown link is not found, and a role that does not count needs is turned away', async () => {
  expect((await site.anyone.get('/recensement/inconnu')).status).toBe(404)
  expect((await site.as('samira').get('/recensements')).status).toBe(403)
})

test.each([
  ['CCAS ; a@b.fr', 'CCAS', 'a@b.fr'],
  ['a@b.fr', 'a@b.fr', 'a@b.fr'],
  ['Mairie de Lens <A.B@lens.fr>', 'Mairie de Lens', 'a.b@lens.fr'],
  ['"Collège, annexe";x@y.org', '"Collège, annexe"', 'x@y.org'],
])('« %s » is read as a structure and an address', (line, partner, email) => {
  expect(partnersIn([line])).toEqual({ partners: [{ partner, email }], refused: [] })
})

test('a name pasted from a spreadsheet, with a formula or a number in it, is refused here too', async () => {
  const asked = await claire.post('/recensements/nouveau', fields)
  await claire.post(`${asked.location}/inviter`, { partners: 'Centre social ; noms@centre.test' })
  const link = await linkOf('noms@centre.test')
  for (const name of ['=SOMME(A1)', 'Benali 0612345678', 'B', ''])
    expect(
      (await site.anyone.post(`${link}/famille`, { name, commune: '62413', kinds: ['computer'], agreed: 'oui' }))
        .status,
    ).toBe(422)
  const unknown = await site.anyone.post(`${link}/famille`, {
    ...{ name: 'Benali', commune: '62413', kinds: ['computer'], agreed: 'oui', publics: ['riche'] },
  })
  expect(unknown.status).toBe(422)
})
