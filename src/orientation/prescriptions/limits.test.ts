import { expect, test } from 'vitest'
import { newId } from '#platform/db/id.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { closeProgrammes, household, passerelles, programme, sees, sent, stateOf } from './prescription.fixture.ts'

const site = await testSite()
const samira = site.as('samira')
const ccas = organisationId('samira')
const capped = (cap: number | null) =>
  site.owner(
    `insert into app.habilitation (organisation_id, state, cap, decided_by, decided_in, decided_at) values ($1, 'validated', $2, 'x', $1, now())
     on conflict (organisation_id) do update set cap = $2`,
    [ccas, cap],
  )
const family = (name: string) => household(site, 'samira', { name, agreed: 'spoken' })
const post = async (id: string) => samira.post(`/familles/${id}/orienter`, { to: passerelles, kinds: 'computer' })
const awaiting = async () =>
  (await site.owner(`select 1 from app.prescription where organisation_id = $1 and state = 'sent'`, [ccas])).length

test('beyond the cap nothing leaves, and it is said what to do; an answer or a withdrawal makes room', async () => {
  await capped(2)
  const first = await sent(site, 'samira', await family('Famille Une'))
  await sent(site, 'samira', await family('Famille Deux'))
  const third = await family('Famille Trois')
  const refused = await post(third)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('2 de vos orientations attendent déjà une réponse')
  expect(refused.text).toContain('retirez une orientation')
  await samira.post(`/orientations/${first}/retirer`)
  expect((await post(third)).status).toBe(303)
})

test('two tabs cannot pass it together', async () => {
  await capped(3)
  const ids = await Promise.all(['Famille Quatre', 'Famille Cinq', 'Famille Six'].map(family))
  const answers = await Promise.all(ids.map(post))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422])
  expect(await awaiting()).toBe(3)
  await capped(null)
})

test('what is transmitted, to whom, why and until when is read before sending, and on the slip', async () => {
  const id = await family('Famille Partage')
  const page = (await samira.get(`/familles/${id}/orienter`)).text
  const slip = (await samira.get(`/orientations/${await sent(site, 'samira', id)}/bon`)).text
  expect(page).toContain('Ce qui est transmis')
  expect(slip).toContain('Ce que vous avez accepté')
  for (const said of ['Pourquoi', 'Jusqu’à quand']) for (const shown of [page, slip]) expect(shown).toContain(said)
  expect(page).toContain('trente jours sans réponse')
  expect(slip).toContain('sans réponse au bout de 30 jours')
})

test('the share ends with a refusal, a withdrawal, a silence or another sending: pages, lists and search', async () => {
  const claire = site.as('claire')
  const ends = async (name: string, end: (id: string, household: string) => Promise<unknown>) => {
    const of = await family(name)
    const id = await sent(site, 'samira', of)
    expect(await sees(site, 'claire', of)).toBe(true)
    await end(id, of)
    expect(await sees(site, 'claire', of)).toBe(false)
    for (const path of [
      `/familles?nom=${name.split(' ')[1]}`,
      '/orientations?etat=toutes',
      '/orientations.csv?etat=toutes',
    ])
      expect((await claire.get(path)).text).not.toContain(name)
    return id
  }
  await ends('Famille Refus', (id) => claire.post(`/orientations/${id}/refuser`, { reason: 'no_place' }))
  await ends('Famille Retrait', (id) => samira.post(`/orientations/${id}/retirer`))
  const id = await ends('Famille Silence', async (id) => {
    await site.owner(`update app.prescription set sent_at = now() - interval '31 days' where id = $1`, [id])
    const { runPrescriptionClocks } = await import('../orientation.clocks.ts')
    await runPrescriptionClocks(site.database, new Date(), { email: true, sms: true })
  })
  expect(await stateOf(site, id)).toBe('expired')
  const retaken = await ends('Famille Accord', (_, of) => samira.post(`/familles/${of}/droits/accord`))
  expect(await stateOf(site, retaken)).toBe('withdrawn')
})

test('the stock of others is a class, their seats those of open workshops nearby, their delay known from five answers on', async () => {
  const to = await programme(site, 4)
  const devices = (n: number) =>
    site.owner(
      `insert into app.device (id, organisation_id, kind, state) select app.uuid7(), $1, 'laptop', 'ready' from generate_series(1, $2)`,
      [passerelles, n],
    )
  const of = await family('Famille Stock')
  const hint = async () =>
    /-nom">Les Passerelles<\/span><small[^>]*>([^<]*)/.exec((await samira.get(`/familles/${of}/orienter`)).text)?.[1]
  expect(await hint()).toBe('Harnes. Ordinateurs solidaires : il reste 4 ordinateurs sur 4 à Harnes')
  await devices(3)
  expect(await hint()).toContain('Quelques ordinateurs prêts')
  await devices(14)
  expect(await hint()).toContain('Dix ordinateurs prêts ou plus')
  expect(await hint()).not.toContain('17')
  const place = newId()
  await site.owner(`insert into app.place (id, organisation_id, name, commune) values ($1, $2, 'Salle', '62413')`, [
    place,
    passerelles,
  ])
  await site.owner(
    `insert into app.workshop (id, organisation_id, place_id, title, starts_at, ends_at, seats) select app.uuid7(), $1, $2, 'Atelier', now() + make_interval(days => d), now() + make_interval(days => d, hours => 2), 6
     from unnest(array[3, 40, -3]) d`,
    [passerelles, place],
  )
  expect(await hint()).toContain('6 places en atelier d’ici 30 jours')
  const answered = async (n: number) => {
    for (let at = 0; at < n; at++)
      await site.owner(
        `insert into app.prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, state, sent_at, answered_at)
         select app.uuid7(), h.id, h.organisation_id, $1, m.id, 'x', '{computer}', 'refused', now() - interval '9 days', now() - interval '5 days'
         from app.household h, app.member m where h.name = 'Famille Stock' and m.name = 'Samira Lopez'`,
        [passerelles],
      )
  }
  await answered(3)
  expect(await hint()).not.toContain('Répond en')
  await answered(1)
  expect(await hint()).toContain('Répond en 3 jours environ')
  expect(to).toContain(passerelles)
  await closeProgrammes(site)
})

test('the list says who has the word and since when, by state, by question and by sender; the file says the same', async () => {
  const of = await family('Famille Mot')
  const id = await sent(site, 'samira', of)
  const list = async (query = '') => (await samira.get(`/orientations${query}`)).text
  expect(await list()).toContain('Les Passerelles : répondre, depuis aujourd’hui')
  await site.as('claire').post(`/orientations/${id}/demander`, { question: 'Quel âge ?' })
  expect(await list('?etat=questions')).toContain('Vous : répondre à la question, depuis aujourd’hui')
  expect(await list('?etat=questions')).not.toContain('Famille Partage')
  expect(await list('?etat=retirees')).toContain('Famille Retrait')
  expect(await list('?qui=moi&etat=questions')).toContain('Famille Mot')
  const second = await samira.get(
    `/orientations?etat=questions&apres=${Date.now()}_${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`,
  )
  expect(second.text).toContain('href="/orientations.csv?etat=questions"')
  const file = await samira.get('/orientations.csv?etat=questions')
  expect(file.headers.get('content-type')).toContain('text/csv')
  expect(file.text).toMatch(/Famille Mot;Harnes;.*;Question posée;Vous : répondre à la question/)
  expect((await site.as('victor').get('/orientations.csv?etat=toutes')).text).not.toContain('Famille Mot')
  expect((await site.as('ahmed').get('/orientations.csv')).status).toBe(403)
})

test('who first opened it at the receiver is said to the sender, once, and leaves one event', async () => {
  const id = await sent(site, 'samira', await family('Famille Vue'))
  await samira.get(`/orientations/${id}`)
  await Promise.all([site.as('nadia').get(`/orientations/${id}`), site.as('claire').get(`/orientations/${id}`)])
  await site.as('claire').get(`/orientations/${id}`)
  expect(
    await site.owner(`select 1 from app.event where subject_id = $1 and act = 'prescription.seen'`, [id]),
  ).toHaveLength(1)
  expect((await samira.get(`/orientations/${id}`)).text).toMatch(/Vue par (Nadia Haddad|Claire Fontaine)/)
})
