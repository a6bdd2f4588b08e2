import { describe, expect, test } from 'vitest'
import { asOwner } from '#platform/db/database.ts'
import { testSite } from '#testing/testSite.ts'

const now = new Date('2026-11-25T09:00:00Z')
const site = await testSite({ now: () => now })
const claire = site.as('claire')
const opened = await claire.post('/recensements/nouveau', {
  title: 'Qui n’a pas d’ordinateur ?',
  closes_on: '2026-12-15',
  kinds: ['computer', 'connection'],
  communes: 'Harnes 62440\nLens',
})
const census = opened.location ?? ''
await claire.post(`${census}/inviter`, { partners: 'CCAS ; accueil@ccas.test\nMission locale ; bonjour@ml.test' })
const linkOf = async (email: string) =>
  (await site.owner<{ link: string }>('select link from app.outbox where email = $1', [email]))[0]?.link ?? ''
const [ccas, ml] = [await linkOf('accueil@ccas.test'), await linkOf('bonjour@ml.test')]

const titles = 'Nom;Commune;Ordinateur;Accord'
const send = async (home: string, content: string, who = site.anyone) =>
  (await who.post(`${home}/liste`, { list: new File([content], 'liste.csv'), partner: 'Mission locale' })).location ??
  ''
const nameOne = (home: string, name: string) =>
  site.anyone.post(`${home}/famille`, {
    ...{ name, commune: '62498', adults: '1', children: '0', kinds: ['computer'], agreed: 'oui' },
  })
const idOf = async (name: string) =>
  (await site.owner<{ id: string }>('select id from app.household where name = $1', [name]))[0]?.id ?? ''
const forget = (id: string) => claire.post(`/familles/${id}/droits/effacement`, { asked: 'spoken' })

describe('a structure reads behind its link what it said', () => {
  test('neither the name, the commune nor the needs that the coordination wrote afterwards', async () => {
    await nameOne(ccas, 'Famille Dubois')
    const id = await idOf('Famille Dubois')
    await site.owner(`update app.household set name = 'Famille Secrète', commune = '62413' where id = $1`, [id])
    await site.owner(
      `insert into app.need (id, household_id, organisation_id, kind, heard_at) select app.uuid7(), id, organisation_id, 'connection', now() from app.household where id = $1`,
      [id],
    )
    const page = (await site.anyone.get(ccas)).text
    expect(page).toContain('<b>Famille Dubois</b>, Lens : ')
    expect(page).not.toContain('Famille Secrète')
    expect(page.match(/<b>Famille Dubois<\/b>[^<]*/)?.[0]).not.toContain('connexion')
  })

  test('a family named by a list is said as the list said it', async () => {
    await site.anyone.post(await send(ccas, `${titles}\nFamille Liste;Harnes;x;oui\n`), {})
    await site.owner(`update app.household set name = 'Famille Autre' where name = 'Famille Liste'`)
    expect((await site.anyone.get(ccas)).text).toContain('<b>Famille Liste</b>, Harnes : ')
  })

  test('nothing of a forgotten family, on the page or in what is kept', async () => {
    await nameOne(ccas, 'Famille Oubli')
    expect((await forget(await idOf('Famille Oubli'))).status).toBe(303)
    const page = (await site.anyone.get(ccas)).text
    expect(page).not.toContain('Famille Oubli')
    expect(page).not.toContain('Famille effacée')
    expect(await site.owner(`select 1 from app.census_family where name = 'Famille Oubli'`)).toEqual([])
  })
})

test('lists that may name a forgotten family go with it; those of another structure stay', async () => {
  const list = `${titles}\nFamille Partie;Lens;x;oui\n`
  const [own, others] = [await send(ccas, list), await send(ml, `${titles}\nFamille Restée;Lens;x;oui\n`)]
  const coordinations = await send(census, `${titles}\nFamille Venue;Lens;x;oui\n`, claire)
  await site.anyone.post(own, {})
  await site.anyone.post(others, {})
  await claire.post(coordinations, {})
  await forget(await idOf('Famille Partie'))
  expect((await site.anyone.get(own)).status).toBe(404)
  expect((await site.anyone.get(`${own}/rapport.csv`)).status).toBe(404)
  expect((await claire.get(coordinations)).status).toBe(404)
  expect((await site.anyone.get(others)).status).toBe(200)
})

test('while a list of a census is taken in, another is refused at once and can be taken in afterwards', async () => {
  const list = await send(ml, `${titles}\nFamille Attente;Lens;x;oui\n`)
  const id = census.split('/').at(-1)
  await asOwner(site.url, async (owner) => {
    await owner.query('begin')
    await owner.query('select pg_advisory_xact_lock(hashtextextended($1, 28))', [id])
    const refused = await site.anyone.post(list, {})
    expect([refused.status, refused.text.includes('recommencez dans un instant')]).toEqual([422, true])
    await owner.query('rollback')
  })
  expect((await site.anyone.post(list, {})).status).toBe(303)
  expect(await idOf('Famille Attente')).not.toBe('')
})

describe('columns said behind a link', () => {
  test('change nothing for another structure, nor for the coordination', async () => {
    const rows = 'Nom;Commune;Quoi;Ordinateur\nFamille Or;Lens;oui;x\n'
    const own = await send(ccas, rows)
    await site.anyone.post(`${own}/colonnes`, {
      ...{ 'column.0': 'name', 'column.1': 'commune', 'column.2': 'computer' },
    })
    for (const [home, who] of [
      [ml, site.anyone],
      [census, claire],
    ] as const) {
      const page = (await who.get(`${await send(home, rows, who)}/colonnes`)).text
      expect(page).toMatch(/name="column\.3"[\s\S]*?value="computer" selected/)
    }
  })

  test('the dry run says that a column of agreements is not read', async () => {
    const list = await send(ccas, `${titles}\nFamille Non;Lens;x;non\n`)
    expect((await site.anyone.get(list)).text).not.toContain('n’est pas lue')
    await site.anyone.post(`${list}/colonnes`, {
      ...{ 'column.0': 'name', 'column.1': 'commune', 'column.2': 'computer' },
    })
    expect((await site.anyone.get(list)).text).toContain('La colonne « Accord » n’est pas lue')
  })
})

test('a national insurance number written in two columns that are joined, with another between them, names nobody', async () => {
  const list = await send(ml, 'Nom;Commune;Prénom;Ordinateur;Accord\nDurand 2 55 08 14;Lens;168 025 38;x;oui\n')
  const page = (await site.anyone.get(list)).text
  expect(page).toContain('sécurité sociale')
  expect((await site.anyone.post(list, { choice: 'good' })).status).toBe(422)
  expect(await site.owner(`select 1 from app.household where name like 'Durand%'`)).toEqual([])
})

test('three hundred families are named by hand behind one link, then a list is asked for; those of lists do not count', async () => {
  await site.owner(
    `with i as (select id, organisation_id from app.census_invitation where email = 'bonjour@ml.test'),
     h as (insert into app.household (id, organisation_id, name, name_key, commune, adults, children, created_at, touched_at)
       select app.uuid7(), i.organisation_id, 'Famille Une', 'famille une ' || n, '62498', 1, 0, now(), now() from i, generate_series(1, 299) n returning id)
     insert into app.census_family (household_id, organisation_id, invitation_id, named_at, by_hand) select h.id, i.organisation_id, i.id, now(), true from h, i`,
  )
  expect((await nameOne(ml, 'Famille Dernière')).status).toBe(303)
  const refused = await nameOne(ml, 'Famille Trop')
  expect([refused.status, refused.text.includes('envoyez une liste')]).toEqual([422, true])
  expect(refused.text).toContain('value="Famille Trop"')
  expect(await idOf('Famille Trop')).toBe('')
  expect((await nameOne(ml, 'Famille Dernière')).status).toBe(303)
  expect((await nameOne(ccas, 'Famille Ailleurs')).status).toBe(303)
})
