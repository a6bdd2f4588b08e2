import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { verifyChains } from '#platform/audit/verify.ts'
import { asOwner } from '#platform/db/database.ts'
import { workbook } from '#platform/tables/workbook.fixture.ts'
import { asLogin } from '#testing/asLogin.ts'
import { testSite } from '#testing/testSite.ts'

// Files as they come: each is sent to a census whole, and what it names is read in the database.
const site = await testSite({ now: () => new Date('2026-11-25T09:00:00Z') })
const claire = site.as('claire')
const census =
  (
    await claire.post('/recensements/nouveau', {
      title: 'Qui n’a pas d’ordinateur ?',
      closes_on: '2026-12-15',
      kinds: ['computer', 'skills'],
      communes: 'Harnes 62440\nMéricourt 62680\nLens 62300',
    })
  ).location ?? ''
await claire.post(`${census}/inviter`, {
  partners: 'CCAS de Harnes ; ccas@exemple.test\nMission locale ; ml@exemple.test',
})

const send = async (content: string | Uint8Array, partner = 'CCAS de Harnes', name = 'liste.csv') =>
  (await claire.post(`${census}/liste`, { list: new File([content as BlobPart], name), partner })).location ?? ''
const take = (list: string) => claire.post(list, { choice: 'good' })
const familyOf = async (name: string) =>
  (
    await site.owner<{ commune: string; kinds: string[] }>(
      `select c.name as commune, array_agg(n.kind order by n.kind) as kinds from app.household h join app.commune c on c.insee = h.commune
       join app.need n on n.household_id = h.id where h.name = $1 group by h.id, c.name`,
      [name],
    )
  )[0]

test.each([
  ['utf-16le', { addBOM: true }],
  ['utf-16be', { addBOM: true }],
  ['macintosh', {}],
  ['iso-8859-1', {}],
  ['iso-8859-15', {}],
  ['windows-1252', {}],
])('a list written in %s names its families with their accents', async (encoding, options) => {
  const name = `Famille Noël-Françoise ${encoding.replaceAll(/[^a-z]/g, '')}`
  const text = `Nom;Commune;Ordinateur;Apprendre à s’en servir;Accord de la famille\r\n${name};Méricourt;x;;oui\r\n`
  const written = encoding.startsWith('iso') ? text.replace('’', "'") : text
  await take(await send(iconv.encode(written, encoding, options)))
  expect(await familyOf(name)).toEqual({ commune: 'Méricourt', kinds: ['computer'] })
})

test('empty columns, with or without a title, shift nothing', async () => {
  await take(await send('Nom;;Commune;Vide;;Ordinateur;Accord;;\nFamille Vide;;Lens;;;x;oui;;\n'))
  expect(await familyOf('Famille Vide')).toEqual({ commune: 'Lens', kinds: ['computer'] })
})

test('headings on two lines are read as one, in a workbook', async () => {
  const list = await workbook({
    name: 'Suivi',
    rows: [
      ['Familles suivies', '', 'Besoins', '', ''],
      ['Nom', 'Commune', 'Ordinateur', 'Formation', 'Accord'],
      ['Famille Deux-Lignes', 'Harnes', '', 'x', 'oui'],
    ],
  })
  await take(await send(list, 'CCAS de Harnes', 'suivi.xlsx'))
  expect(await familyOf('Famille Deux-Lignes')).toEqual({ commune: 'Harnes', kinds: ['skills'] })
})

test('a formula as a name is refused by its line; a phone of Mayotte is kept whole', async () => {
  const list = await send(
    'Nom;Commune;Téléphone;Ordinateur;Accord\n=HYPERLINK("http://x.test");Lens;;x;oui\nFamille Soilihi;Lens;0639691234;x;oui\nFamille Boina;Lens;+262 639 69 12 35;x;oui\n',
  )
  expect((await claire.get(list)).text).toContain('Un nom ne commence pas par « = »')
  await take(list)
  expect(
    await site.owner(`select name, phone from app.household where name ~ 'HYPER|Soilihi|Boina' order by 1`),
  ).toEqual([
    { name: 'Famille Boina', phone: '+262639691235' },
    { name: 'Famille Soilihi', phone: '+262639691234' },
  ])
})

test('the process that dies in the middle of taking a list in leaves nothing of it; taken in again, it is whole', async () => {
  const rows = ['CCAS de Harnes;Famille Avant;Lens;x;oui', 'Mission locale;Famille Après;Lens;x;oui']
  const list = await send(`Structure;Nom;Commune;Ordinateur;Accord\n${rows.join('\n')}\n`, '')
  const named = () =>
    site.owner(`select name from app.household where name in ('Famille Avant', 'Famille Après') order by 1`)
  await asOwner(site.url, async (owner) => {
    await owner.query('begin')
    // The first structure's families are written; those of the second wait here.
    await owner.query(`select from app.census_invitation where partner = 'Mission locale' for update`)
    const dying = take(list)
    const killed = await asLogin(site.url, async (same) => {
      for (let n = 0; n < 200; n++) {
        const { rowCount } = await same.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
        if (rowCount) return rowCount
        await new Promise((wait) => setTimeout(wait, 25))
      }
      return 0
    })
    await owner.query('rollback')
    expect(killed).toBe(1)
    expect((await dying).status).toBeGreaterThanOrEqual(500)
  })
  expect(await named()).toEqual([])
  expect((await claire.get(list)).text).toContain('Relire avant de reprendre')
  expect((await take(list)).status).toBe(303)
  expect(await named()).toEqual([{ name: 'Famille Après' }, { name: 'Famille Avant' }])
  expect((await asOwner(site.url, (owner) => verifyChains(owner))).breaks).toEqual([])
})
