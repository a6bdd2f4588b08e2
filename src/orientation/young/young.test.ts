import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { giveMailbox, newestLink } from '../links/link.fixture.ts'
import { household, passerelles } from '../prescriptions/prescription.fixture.ts'

const site = await testSite({ now: () => new Date('2026-11-25T09:00:00Z') })
const samira = site.as('samira')
const asked = { to: passerelles, kinds: ['computer'], agreed: 'written' }
const young = async (name: string) =>
  site.owner<{ id: string; young: string | null }>(
    'select p.id, p.young from app.prescription p join app.household h on h.id = p.household_id where h.name = $1',
    [name],
  )
const withChild = async (name: string, birth_year?: string) => {
  const id = await household(site, 'samira', { name })
  await samira.post(`/familles/${id}/personnes/nouvelle`, {
    age_group: 'child',
    first_name: 'Yanis',
    ...(birth_year && { birth_year }),
  })
  return { id, url: `/familles/${id}/orienter` }
}

test('of a young person of fifteen to seventeen, the sender says whether a parent agrees; it is kept, read by the receiver, told and printed', async () => {
  const { id, url } = await withChild('Famille Roux', '2010')
  const page = (await samira.get(url)).text
  expect(page).toContain('Pour Yanis, un parent est-il associé ?')
  expect(page).toContain('article 45')
  const silent = await samira.post(url, asked)
  expect(silent.status).toBe(422)
  expect(silent.text).toContain('Dites si un parent ou un tuteur est d’accord, ou si le jeune agit seul.')
  for (const wrong of ['adult', 'maybe']) expect((await samira.post(url, { ...asked, young: wrong })).status).toBe(422)
  expect(await young('Famille Roux')).toEqual([])
  const sheet = await samira.post(`${url}/feuille`, { ...asked, young: 'with_parent' })
  expect(sheet.text).toContain('Un parent ou un tuteur</b>')
  const { location = '' } = await samira.post(url, { ...asked, young: 'alone' })
  expect(await young('Famille Roux')).toMatchObject([{ young: 'alone' }])
  expect((await site.as('claire').get(location ?? '')).text).toContain('le jeune agit seul, sans parent associé')
  const slip = (await samira.get(`${location}/bon`)).text
  expect(slip).toContain('le jeune agit seul, sans parent associé')
  expect(slip).not.toContain('Un parent ou un tuteur</b>')
  expect((await samira.get(`/familles/${id}`)).text).toContain('le jeune agit seul, sans parent associé')
  expect(
    await site.owner(
      `select data->>'young' as young from app.event where act = 'prescription.sent' and household_id = $1`,
      [id],
    ),
  ).toEqual([{ young: 'alone' }])
})

test('of a child whose year of birth nobody noted, the age is asked; nothing is kept of an adult', async () => {
  const { url } = await withChild('Famille Blanc')
  expect((await samira.get(url)).text).toContain('L’âge de la personne orientée')
  expect((await samira.post(url, asked)).text).toContain('Dites l’âge de la personne orientée')
  expect((await samira.post(url, { ...asked, young: 'adult' })).status).toBe(303)
  expect(await young('Famille Blanc')).toMatchObject([{ young: null }])
})

test('of a household declared to have a pupil, too, until somebody of it is named', async () => {
  const id = await household(site, 'samira', { name: 'Famille Noir' })
  const url = `/familles/${id}/orienter`
  expect((await samira.get(url)).text).not.toContain('name="young"')
  await samira.post(`/familles/${id}/publics`, { kind: 'pupil' })
  expect((await samira.post(url, asked)).status).toBe(422)
  await samira.post(`/familles/${id}/personnes/nouvelle`, { age_group: 'child', first_name: 'Zoé', birth_year: '2016' })
  expect((await samira.get(url)).text).not.toContain('name="young"')
  expect((await samira.post(url, { ...asked, young: 'alone' })).status).toBe(303)
  expect(await young('Famille Noir')).toMatchObject([{ young: null }])
})

test('a child under fifteen without any adult is not addressed: the page and the refusal say what to note first', async () => {
  const { id, url } = await withChild('Famille Brun', '2016')
  expect((await samira.get(url)).text).not.toContain('name="young"')
  await site.owner('update app.household set adults = 0 where id = $1', [id])
  expect((await samira.get(url)).text).toContain('notez dans sa fiche l’adulte qui en répond')
  for (const path of [url, `${url}/feuille`]) {
    const { status, text } = await samira.post(path, { ...asked, young: 'with_parent' })
    expect(status).toBe(422)
    expect(text).toContain('notez dans sa fiche l’adulte qui en répond')
    expect(text).not.toContain('href="#champ-young"')
  }
})

const alone = {
  ...{ name: 'Lina Petit', commune: 'Harnes', adults: '0', children: '1', channel: 'in_person', needs: ['skills'] },
  ...{ informed: 'oui', agreed: 'spoken', to: passerelles },
}

test('a young person alone is registered and addressed on one page, once their year of birth and their choice are said', async () => {
  const url = '/orientations/nouvelle'
  const first = await samira.post(url, alone)
  expect(first.status).toBe(422)
  for (const said of ['Écrivez son année de naissance', 'Dites si un parent', 'value="Lina Petit"'])
    expect(first.text).toContain(said)
  const listed = [...first.text.matchAll(/<li><a href="#(champ-[a-z_]+)"/g)].map((match) => match[1])
  expect(listed).toEqual(['champ-birth_year', 'champ-young'])
  expect((await samira.post(url, { ...alone, birth_year: '2010' })).status).toBe(422)
  expect((await samira.post(url, { ...alone, birth_year: '2000', young: 'alone' })).text).toContain(
    'comptez cette personne parmi les adultes',
  )
  expect((await samira.post(url, { ...alone, birth_year: '2016', young: 'with_parent' })).text).toContain(
    'notez aussi l’adulte qui en répond',
  )
  expect((await samira.post(url, { ...alone, birth_year: 'seize', young: 'alone' })).status).toBe(422)
  expect(await site.owner(`select from app.household where name = 'Lina Petit'`)).toEqual([])
  expect((await samira.post(`${url}/feuille`, { ...alone, birth_year: '2010', young: 'with_parent' })).text).toContain(
    'Un parent ou un tuteur</b>',
  )
  expect((await samira.post(url, { ...alone, birth_year: '2010', young: 'with_parent' })).status).toBe(303)
  expect(await young('Lina Petit')).toMatchObject([{ young: 'with_parent' }])
})

test('a list says once for all that parents agree; otherwise such a row stays behind, and says what to do', async () => {
  const file = () =>
    new File(
      [`Nom;Commune;Besoins;Téléphone;Public;Accord\nFamille Gris;Harnes;PC;06 12 34 56 70;Élève;oui\n`],
      'liste.csv',
    )
  const said = { informed: 'oui', agreed: 'spoken', to: passerelles }
  const { location } = await samira.post('/orientations/liste', { ...said, list: file() })
  expect((await samira.get(location ?? '')).text).toContain('en cochant qu’un parent est d’accord')
  const again = await samira.post('/orientations/liste', { ...said, parents: 'oui', list: file() })
  expect((await samira.post(again.location ?? '', {})).status).toBe(303)
  expect(await young('Famille Gris')).toMatchObject([{ young: 'with_parent' }])
})

test('it is forgotten with the family', async () => {
  const { id, url } = await withChild('Famille Vert', '2010')
  await samira.post(url, { ...asked, young: 'alone' })
  await samira.post(`/familles/${id}/droits/effacement`)
  expect(await site.owner('select young from app.prescription where household_id = $1', [id])).toEqual([
    { young: null },
  ])
})

test('who answers by link reads it once it has accepted, never before', async () => {
  await giveMailbox(site)
  const { url } = await withChild('Famille Rose', '2010')
  await samira.post(url, { ...asked, young: 'with_parent' })
  const link = await newestLink(site)
  const said = 'un parent ou un tuteur est d’accord aussi'
  expect((await site.anyone.get(link)).text).not.toContain(said)
  await site.anyone.post(link, { who: 'Jeanne Morel' })
  expect((await site.anyone.get(link)).text).toContain(said)
  expect((await site.anyone.get(`${link}/feuille`)).text).toContain(said)
})
