import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { NOTICE_VERSION } from '../../notice/words.ts'

const site = await testSite({ now: () => new Date('2026-11-25T09:00:00Z') })
const claire = site.as('claire')
const census =
  (
    await claire.post('/recensements/nouveau', {
      ...{ title: 'Qui manque de quoi ?', closes_on: '2026-12-15', kinds: ['computer'], communes: 'Harnes 62440' },
    })
  ).location ?? ''
await claire.post(`${census}/inviter`, { partners: 'CCAS de Harnes ; ccas@exemple.test' })
const [letter] = await site.owner<{ link: string }>('select link from app.outbox')
const link = letter?.link ?? ''
const family = { commune: '62413', kinds: ['computer'], adults: '1', children: '0', agreed: 'oui' }
const name = (more: Record<string, string>) => site.anyone.post(`${link}/famille`, { ...family, ...more })
const agreements = (household: string) =>
  site.owner(
    `select a.kind, a.how, a.given_by, a.given_on::text, a.noted_by, a.text_version, o.name as kept_by from app.agreement a join app.household h on h.id = a.household_id
     join app.organisation o on o.id = a.organisation_id where h.name = $1 order by a.kind`,
    [household],
  )
const idOf = async (household: string) =>
  (await site.owner<{ id: string }>('select id from app.household where name = $1', [household]))[0]?.id ?? ''
const both = (said: Record<string, string>) =>
  ['information', 'sharing'].map((kind) => ({
    ...{ kind, how: 'spoken', given_by: '', given_on: '2026-11-25', noted_by: 'CCAS de Harnes' },
    ...{ text_version: NOTICE_VERSION, kept_by: 'Les Passerelles', ...said },
  }))

test('what a family said yes to by a link is kept as any agreement: who, to whom, how, the day, the notice', async () => {
  await name({ name: 'Famille Benali', how: 'phone', given_by: 'Awa Benali', heard_by: 'Marie Dupont' })
  expect(await agreements('Famille Benali')).toEqual(
    both({ how: 'phone', given_by: 'Awa Benali', noted_by: 'Marie Dupont, CCAS de Harnes' }),
  )
  await name({ name: 'Famille Sobre' })
  expect(await agreements('Famille Sobre')).toEqual(both({}))
})

test('nothing is kept without that agreement, or with a way to give it that is none', async () => {
  const unsaid = await site.anyone.post(`${link}/famille`, { ...family, name: 'Famille Non', agreed: '' })
  expect([unsaid.status, unsaid.text.includes('Sans son accord')]).toEqual([422, true])
  expect((await name({ name: 'Famille Non', how: 'télépathie' })).status).toBe(422)
  expect((await name({ name: 'Famille Non', heard_by: 'x'.repeat(81) })).status).toBe(422)
  expect(await agreements('Famille Non')).toEqual([])
})

test('a list keeps them too: whoever takes it in says how they were given, and its column says the day', async () => {
  const rows = 'Nom;Commune;Ordinateur;Accord;Accord le\r\nFamille Liste;Harnes;x;oui;12/11/2026\r\n'
  const { location } = await site.anyone.post(`${link}/liste`, { list: new File([rows], 'liste.csv') })
  expect((await site.anyone.get(location ?? '')).text).toContain('Comment ces familles ont dit oui')
  expect((await site.anyone.post(location ?? '', { how: 'fax' })).status).toBe(422)
  await site.anyone.post(location ?? '', { how: 'written', heard_by: 'Marie Dupont' })
  expect(await agreements('Famille Liste')).toEqual(
    both({ how: 'written', given_on: '2026-11-12', noted_by: 'Marie Dupont, CCAS de Harnes' }),
  )
})

test('the page of the household says it, in words, and what the person may read holds it', async () => {
  const id = await idOf('Famille Benali')
  const page = (await claire.get(`/familles/${id}`)).text.replaceAll(' ', ' ')
  expect(page).toContain('Son accord')
  for (const said of ['Awa Benali', 'Au téléphone', 'mercredi 25 novembre 2026', 'Marie Dupont, CCAS de Harnes'])
    expect(page).toContain(said)
  expect(page).toContain(`/notice/${NOTICE_VERSION}`)
  expect((await claire.get(`/familles/${id}/droits/dossier`)).text).toContain('Awa Benali')
})

test('another organisation that helps reads neither the structure that named the family nor its person', async () => {
  const id = await idOf('Famille Benali')
  await site.owner(
    `insert into app.household_access (organisation_id, household_id, reason, name, name_key, commune, stage, status, touched_at)
     select $1, household_id, 'workshop', name, name_key, commune, stage, status, touched_at from app.household_access where household_id = $2`,
    [organisationId('samira'), id],
  )
  const page = (await site.as('samira').get(`/familles/${id}`)).text
  expect(page).toContain('Son accord')
  expect(page).toContain('une structure partenaire')
  expect(page).not.toContain('Marie Dupont')
  expect(page).not.toContain('à CCAS de Harnes')
})

test('forgotten, the family leaves no name in them', async () => {
  await claire.post(`/familles/${await idOf('Famille Benali')}/droits/effacement`, { asked: 'spoken' })
  expect(await site.owner(`select 1 from app.agreement where given_by = 'Awa Benali'`)).toEqual([])
})
