import { describe, expect, test } from 'vitest'
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
  expect(slip).toContain('qui a donné son accord')
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

test('a young person alone is registered and addressed on one page: the age first, then what depends on it, and nothing of it in red', async () => {
  const url = '/orientations/nouvelle'
  const first = await samira.post(url, alone)
  expect(first.status).toBe(422)
  for (const said of ['Encore une question', 'href="#champ-birth_year"', 'value="Lina Petit"'])
    expect(first.text).toContain(said)
  for (const said of ['name="young"', 'name="fifteen"', 'à revoir', 'class="error"', 'aria-invalid'])
    expect(first.text).not.toContain(said)
  const second = await samira.post(url, { ...alone, birth_year: '2010' })
  expect(second.status).toBe(422)
  expect(second.text).toContain('href="#champ-young"')
  expect(second.text.indexOf('name="birth_year"')).toBeLessThan(second.text.indexOf('name="young"'))
  for (const said of ['name="fifteen"', 'à revoir', 'aria-invalid']) expect(second.text).not.toContain(said)
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
  expect(
    await site.owner(
      `select b.first_name, b.birth_year, b.adult from app.beneficiary b join app.household h on h.id = b.household_id where h.name = 'Lina Petit'`,
    ),
  ).toEqual([{ first_name: 'Lina Petit', birth_year: 2010, adult: false }])
})

test('somebody born in a known year only, who may be fifteen, is asked whether they are, and who says so', async () => {
  const url = '/orientations/nouvelle'
  const born = { ...alone, name: 'Noé Grand', birth_year: '2011', young: 'alone' }
  const asked = await samira.post(url, born)
  expect(asked.status).toBe(422)
  expect(asked.text).toContain('A-t-il ou a-t-elle déjà 15 ans ?')
  for (const said of ['à revoir', 'aria-invalid', '14 ans']) expect(asked.text).not.toContain(said)
  const no = await samira.post(url, { ...born, fifteen: 'no' })
  expect([no.status, no.text]).toEqual([422, expect.stringContaining('comptez l’adulte qui en répond')])
  expect((await samira.post(url, { ...born, fifteen: 'peut-être' })).status).toBe(422)
  expect((await samira.post(url, { ...born, fifteen: 'parent' })).status).toBe(303)
  const said = `select b.fifteen_said_by as said from app.beneficiary b join app.household h on h.id = b.household_id where h.name = $1`
  expect(await site.owner(said, ['Noé Grand'])).toEqual([{ said: 'parent' }])
  const paul = site.as('paul')
  const registering = {
    ...{ name: 'Léo Petit', commune: 'Harnes', adults: '0', children: '1', channel: 'in_person', needs: ['skills'] },
    ...{ informed: 'oui', first_name: 'Léo', birth_year: '2011' },
  }
  const page = await paul.post('/familles/nouvelle', registering)
  expect(page.text).toContain('A-t-il ou a-t-elle déjà 15 ans ?')
  for (const wrong of ['à revoir', 'aria-invalid', '14 ans']) expect(page.text).not.toContain(wrong)
  expect((await paul.post('/familles/nouvelle', { ...registering, fifteen: 'no' })).text).toContain(
    'on ne s’inscrit pas seul',
  )
  expect((await paul.post('/familles/nouvelle', { ...registering, fifteen: 'self' })).status).toBe(303)
})

test('a young person whose file named nobody is named in it when they are recognised, and addressed', async () => {
  const id = await household(site, 'samira', { name: 'Zia Petit' })
  await site.owner('update app.household set adults = 0, children = 1 where id = $1', [id])
  const again = { ...alone, name: 'Zia Petit', birth_year: '2010', same: id }
  const asked = await samira.post('/orientations/nouvelle', again)
  expect([asked.status, asked.text]).toEqual([422, expect.stringContaining('name="young"')])
  expect((await samira.post('/orientations/nouvelle', { ...again, young: 'alone' })).status).toBe(303)
  expect(await young('Zia Petit')).toMatchObject([{ young: 'alone' }])
})

describe('a child under fifteen without any adult is addressed by no door', () => {
  const sentence = 'n’est pas orienté seul'
  const adults = (id: string, n: number) => site.owner('update app.household set adults = $2 where id = $1', [id, n])
  const none = async (id: string) =>
    expect(await site.owner('select from app.prescription where household_id = $1', [id])).toEqual([])
  const add = (id: string, fields: Record<string, string>) => samira.post(`/familles/${id}/personnes/nouvelle`, fields)

  test('not beside a young person of sixteen', async () => {
    const { id, url } = await withChild('Famille Porte', '2016')
    await add(id, { age_group: 'child', first_name: 'Aîné', birth_year: '2010' })
    await adults(id, 0)
    await site.owner('update app.household set children = 2 where id = $1', [id])
    for (const path of [url, `${url}/feuille`])
      expect((await samira.post(path, { ...asked, young: 'alone', fifteen: 'self' })).text).toContain(sentence)
    await none(id)
  })

  test('not by its file, said to be hers on the page of somebody new, nor on its sheet', async () => {
    const { id } = await withChild('Famille Même', '2016')
    await adults(id, 0)
    const typed = {
      ...alone,
      name: 'Famille Même',
      adults: '1',
      children: '0',
      same: id,
      young: 'adult',
      fifteen: 'self',
    }
    for (const path of ['/orientations/nouvelle', '/orientations/nouvelle/feuille'])
      expect((await samira.post(path, typed)).text).toContain(sentence)
    await none(id)
  })

  test('not by a correction that counts no adult any more', async () => {
    const { id } = await withChild('Famille Correction', '2016')
    const page = (await samira.get(`/familles/${id}/modifier`)).text
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
    const corrected = await samira.post(`/familles/${id}/modifier`, {
      ...{ name: 'Famille Correction', commune: 'Harnes', adults: '0', children: '1', channel: 'in_person', version },
    })
    expect([corrected.status, corrected.text]).toEqual([422, expect.stringContaining('l’adulte qui en répond')])
    expect(await site.owner('select adults from app.household where id = $1', [id])).not.toEqual([{ adults: 0 }])
  })

  test('not when it is said that the person is an adult and nobody is named', async () => {
    const id = await household(site, 'samira', { name: 'Famille Personne' })
    await site.owner('update app.household set adults = 0, children = 1 where id = $1', [id])
    for (const young of ['adult', 'alone', 'with_parent'])
      expect((await samira.post(`/familles/${id}/orienter`, { ...asked, young })).text).toContain(
        'l’âge d’un enfant manque',
      )
    await none(id)
  })

  test('not once its only adult left, who is counted no more', async () => {
    const { id, url } = await withChild('Famille Départ', '2016')
    await adults(id, 1)
    await site.owner('update app.household set children = 1 where id = $1', [id])
    await add(id, { age_group: 'adult', first_name: 'Mère' })
    const [mother] = await site.owner<{ id: string }>(
      `select id from app.beneficiary where household_id = $1 and first_name = 'Mère'`,
      [id],
    )
    await samira.post(`/familles/${id}/personnes/${mother?.id}/depart`)
    expect(await site.owner('select adults, children from app.household where id = $1', [id])).toEqual([
      { adults: 0, children: 1 },
    ])
    expect((await samira.post(url, { ...asked, young: 'with_parent' })).text).toContain(sentence)
    await none(id)
  })

  test('not by SQL: the database has the last word', async () => {
    const { id } = await withChild('Famille Verrou', '2016')
    const write = () =>
      site.acting('samira', (by) =>
        by.db
          .insertInto('prescription')
          .values({
            ...{ id: by.newId(), household_id: id, member_id: by.member.id, organisation_id: by.member.organisationId },
            ...{ to_organisation_id: passerelles, sender: 'x', kinds: ['computer'] },
            ...{ sent_at: by.now, updated_at: by.now },
          })
          .execute(),
      )
    await adults(id, 0)
    await expect(write()).rejects.toThrow(/without an adult/)
    await adults(id, 1)
    await write()
  })

  test('a file that may be fifteen is addressed once somebody says so, and keeps who did', async () => {
    const { id, url } = await withChild('Famille Quinze', '2011')
    await adults(id, 0)
    await site.owner('update app.household set children = 1 where id = $1', [id])
    expect((await samira.get(url)).text).toContain('Yanis : déjà 15 ans ?')
    expect((await samira.post(url, { ...asked, young: 'alone' })).text).toContain(
      'Dites si cette personne a déjà 15 ans',
    )
    expect((await samira.post(url, { ...asked, young: 'alone', fifteen: 'no' })).text).toContain(sentence)
    await none(id)
    expect((await samira.post(url, { ...asked, young: 'alone', fifteen: 'seen' })).status).toBe(303)
    expect(
      await site.owner('select fifteen_said_by as said from app.beneficiary where household_id = $1', [id]),
    ).toEqual([{ said: 'seen' }])
    expect((await samira.get(`/familles/${id}/droits/dossier`)).text).toContain(
      '2011, a déjà 15 ans, lu sur un document',
    )
    await samira.post(`/familles/${id}/droits/effacement`, { asked: 'spoken' })
    expect(
      await site.owner('select fifteen_said_by as said from app.beneficiary where household_id = $1', [id]),
    ).toEqual([{ said: null }])
  })
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

test('a row of a list that meets a file without an adult stays behind, and says where its age is asked', async () => {
  const { id } = await withChild('Famille Ligne', '2011')
  await site.owner('update app.household set adults = 0, children = 1 where id = $1', [id])
  const list = new File([`Nom;Commune;Besoins;Téléphone;Accord\nFamille Ligne;Harnes;PC;;oui\n`], 'liste.csv')
  const said = { informed: 'oui', agreed: 'spoken', to: passerelles, parents: 'oui' }
  const kept = await samira.post('/orientations/liste', { ...said, list })
  const page = await samira.post(kept.location ?? '', { 'known.2': id, choice: 'good' })
  expect([page.status, (await samira.get(kept.location ?? '')).text]).toEqual([
    422,
    expect.stringContaining('A peut-être 15 ans : orientez-la à part.'),
  ])
  expect(await young('Famille Ligne')).toEqual([])
})

test('it is forgotten with the family', async () => {
  const { id, url } = await withChild('Famille Vert', '2010')
  await samira.post(url, { ...asked, young: 'alone' })
  await samira.post(`/familles/${id}/droits/effacement`, { asked: 'spoken' })
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

test('a year of birth says who is too young to leave with the others', async () => {
  const said = { informed: 'oui', agreed: 'spoken', to: passerelles }
  const titles = 'Nom;Commune;Besoins;Né le;Adultes'
  const row = (name: string, born: number, adults = '') => `${name};Harnes;PC;${born};${adults}`
  const post = (parents?: 'oui') => {
    const rows = [row('Zoé Quinze', 2011), row('Zoé Dix', 2016), row('Zoé Seize', 2009), row('Zoé Grande', 1996)]
    const list = new File(
      [[titles, ...rows, row('Zoé Foyer', 2016, '1'), 'Zoé Floue;Harnes;PC;jadis;'].join('\n')],
      'jeunes.csv',
    )
    return samira.post('/orientations/liste', { ...said, list, ...(parents && { parents }) })
  }
  const silent = (await samira.get((await post()).location ?? '')).text
  expect(silent).toContain('déposez à nouveau la liste en cochant qu’un parent est d’accord')
  const here = (await post('oui')).location ?? ''
  const page = (await samira.get(here)).text
  expect(page).toContain('A peut-être 15 ans : orientez-la à part.')
  expect(page).toContain('Avant 15 ans, il faut un adulte du foyer')
  expect(page).toContain('Cette année n’est pas comprise')
  expect(page).toContain('4</b> <span>orientations à envoyer')
  await samira.post(here, { choice: 'good' })
  expect(
    await site.owner(
      `select h.name, h.adults, h.children, p.young, b.birth_year from app.household h join app.prescription p on p.household_id = h.id
        left join app.beneficiary b on b.household_id = h.id where h.name like 'Zoé %' order by h.name`,
    ),
  ).toEqual([
    { name: 'Zoé Floue', adults: 1, children: 0, young: null, birth_year: null },
    { name: 'Zoé Foyer', adults: 1, children: 0, young: null, birth_year: null },
    { name: 'Zoé Grande', adults: 1, children: 0, young: null, birth_year: null },
    { name: 'Zoé Seize', adults: 0, children: 1, young: 'with_parent', birth_year: 2009 },
  ])
})
