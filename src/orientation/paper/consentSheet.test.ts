import { expect, test } from 'vitest'
import { newId } from '#platform/db/id.ts'
import { testSite } from '#testing/testSite.ts'
import { household, passerelles, sent } from '../prescriptions/prescription.fixture.ts'

const site = await testSite({ now: () => new Date('2026-11-25T09:00:00Z') })
const samira = site.as('samira')
await site.owner(
  `update app.organisation set phone = '+33321491000', email = 'accueil@ccas.exemple.test' where name = 'CCAS de Harnes'`,
)
const fresh = '/orientations/nouvelle/feuille'
const whole = {
  name: 'Mme Kowalczyk',
  commune: 'Harnes',
  adults: '1',
  children: '2',
  address: '3 rue des Lilas',
  phone: '06 12 34 56 78',
  channel: 'phone',
  best_moment: 'Après 17 h',
  languages: ['pl', 'fr'],
  interpreter: 'oui',
  needs: ['computer', 'connection'],
  urgent: 'oui',
  situation: 'Cours à distance de l’aîné.',
  to: passerelles,
}
const written = () =>
  site.owner(
    `select (select count(*) from app.household)::int as households, (select count(*) from app.prescription)::int as prescriptions,
      (select count(*) from app.agreement)::int as agreements, (select count(*) from app.event)::int as events,
      (select count(*) from app.outbox)::int as letters, (select count(*) from app.form_receipt)::int as receipts`,
  )

test('the sheet to sign says all that will be passed on, to whom, and whom to call; nothing is written, nothing leaves', async () => {
  const before = await written()
  const { status, text } = await samira.post(fresh, { ...whole, _once: newId() })
  expect(status).toBe(200)
  for (const said of [
    ...['Rien n’est encore transmis', 'Mme Kowalczyk', '1 adulte, 2 enfants', 'Harnes', '3 rue des Lilas'],
    ...['Par téléphone, de préférence', '06 12 34 56 78', 'après 17 h', 'polonais et français, avec un interprète'],
    ...['Un ordinateur et une connexion, c’est urgent', 'Cours à distance de l’aîné.', 'Les Passerelles'],
    ...['Samira Lopez, CCAS de Harnes', '03 21 49 10 00', 'accueil@ccas.exemple.test', 'Date, nom et signature'],
  ])
    expect(text).toContain(said)
  expect(text).not.toContain('<svg class="qr')
  expect(await written()).toEqual(before)
})

test('a word for whoever receives the family is typed on the page that registers it, read on the sheet, and passed on', async () => {
  const typed = { ...whole, name: 'Mme Attendue', message: 'Préfère le matin' }
  expect((await samira.get('/orientations/nouvelle')).text).toContain('name="message"')
  const { text } = await samira.post(fresh, typed)
  expect(text).toContain('Préfère le matin')
  expect(text).toContain('Si c’est oui : jusqu’à la fin de l’aide et du prêt')
  expect(text).not.toContain('fin du parcours')
  const long = await samira.post('/orientations/nouvelle', { ...typed, message: 'x'.repeat(501) })
  expect([long.status, long.text]).toEqual([422, expect.stringContaining('500 caractères')])
  const done = await samira.post('/orientations/nouvelle', { ...typed, informed: 'oui', agreed: 'written' })
  expect(done.status).toBe(303)
  expect((await site.as('claire').get(done.location ?? '')).text).toContain('Préfère le matin')
  expect((await samira.get(`${done.location}/bon`)).text).toContain('ensuite, si elle vous a aidé')
})

test('whoever works for a masked structure reads how it will be called', async () => {
  const said = 'Votre structure est dite « une structure partenaire ».'
  expect((await site.as('ines').get('/orientations/nouvelle')).text).toContain(said)
  expect((await samira.get('/orientations/nouvelle')).text).not.toContain(said)
})

test('both pages lead to it without a script, beside what is typed', async () => {
  const id = await household(site, 'samira', { name: 'Famille Lebrun' })
  for (const [page, action] of [
    ['/orientations/nouvelle', fresh],
    [`/familles/${id}/orienter`, `/familles/${id}/orienter/feuille`],
  ] as const) {
    const { text } = await samira.get(page)
    const [button = ''] = /<button[^>]*formaction[^>]*>/.exec(text) ?? []
    expect(button).toContain(`formaction="${action}"`)
    expect(button).toContain('formtarget="_blank"')
    // The key Enter presses the first button of a form.
    expect(text.indexOf('Envoyer l’orientation')).toBeLessThan(text.indexOf('Imprimer la feuille à signer'))
    expect(text).toContain('imprimez d’abord la feuille à signer')
  }
})

test('what is missing brings the form back as it was typed, still sent to its own page', async () => {
  for (const [field, said] of [
    ['name', 'Écrivez le nom'],
    ['to', 'Choisissez à qui'],
    ['needs', 'Cochez au moins un besoin'],
    ['phone', 'Notez un numéro'],
  ] as const) {
    const { status, text } = await samira.post(fresh, { ...whole, [field]: undefined })
    expect(status).toBe(422)
    expect(text).toContain(said)
    expect(text).toContain('Cours à distance de l’aîné.')
    expect(text).toContain('action="/orientations/nouvelle"')
  }
  expect((await samira.post(fresh, { ...whole, commune: 'Saint-Martin' })).text).toContain('Plusieurs communes')
  expect((await samira.post(fresh, { ...whole, to: newId() })).status).toBe(422)
  expect((await samira.post(fresh, { ...whole, situation: 'NIR 2 84 05 62 413 001 12' })).text).toContain(
    'numéro de sécurité sociale',
  )
})

test('of a household that is followed, its people, its publics and its situation are read too', async () => {
  const id = await household(site, 'samira', { name: 'Famille Benali' })
  await samira.post(`/familles/${id}/personnes/nouvelle`, {
    age_group: 'child',
    first_name: 'Inès',
    birth_year: '2015',
    class: '6e B',
  })
  await samira.post(`/familles/${id}/publics`, { kind: 'rsa' })
  const before = await written()
  const asked = { to: passerelles, kinds: ['computer'], message: 'Préfère le matin' }
  const { status, text } = await samira.post(`/familles/${id}/orienter/feuille`, asked)
  expect(status).toBe(200)
  for (const said of [
    'Inès (10 ou 11 ans, 6e B)',
    'Bénéficiaire du RSA',
    'Préfère le matin',
    'Les étapes de votre suivi',
  ])
    expect(text).toContain(said)
  expect(await written()).toEqual(before)
  const wrong = await samira.post(`/familles/${id}/orienter/feuille`, { ...asked, kinds: undefined })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain(`action="/familles/${id}/orienter"`)
  expect(wrong.text).toContain('Préfère le matin')
})

test('where others may read it, what could harm is named and not written', async () => {
  for (const precaution of [{ neutral_message: 'oui' }, { confidential_address: 'oui' }]) {
    const { text } = await samira.post(fresh, { ...whole, ...precaution })
    expect(text).toContain('Transmis, mais pas écrit ici')
    for (const hushed of ['06 12 34 56 78', 'Cours à distance']) expect(text).not.toContain(hushed)
  }
  const { text } = await samira.post(fresh, { ...whole, confidential_address: 'oui' })
  expect(text).toContain('Confidentielle : elle n’est pas transmise')
  expect(text).not.toContain('3 rue des Lilas')
})

test('nobody prints a sheet for a family that is not theirs, nor one for nothing', async () => {
  const id = await household(site, 'samira', { name: 'Famille Voisin' })
  const asked = { to: passerelles, kinds: ['computer'] }
  for (const first of ['sofia', 'ines', 'claire'] as const)
    expect((await site.as(first).post(`/familles/${id}/orienter/feuille`, asked)).status).toBe(404)
  expect((await site.as('ahmed').post(fresh, whole)).status).toBe(403)
  expect((await site.anyone.post(fresh, whole)).location).toMatch(/^\/connexion/)
  await site.owner(
    `insert into app.habilitation (organisation_id, state, why, decided_by, decided_in, decided_at) values ($1, 'suspended', 'Essai', 'Claire Fontaine', $2, now())
     on conflict (organisation_id) do update set state = excluded.state, why = excluded.why`,
    [
      (await site.owner<{ id: string }>(`select id from app.organisation where name = 'CCAS d’Ailleurs'`))[0]?.id,
      passerelles,
    ],
  )
  const stopped = await site.as('sofia').post(fresh, whole)
  expect(stopped.status).toBe(422)
})

test('the sheet, that stays with a masked sender, names it: whoever collects an agreement is named', async () => {
  const { text, status } = await site.as('ines').post(fresh, whole)
  expect(status).toBe(200)
  expect(text).toContain('auprès d’Inès Garnier, Service d’addictologie')
  expect(text).not.toContain('une structure partenaire')
})

test('the slip says the same, once it is sent', async () => {
  const id = await household(site, 'samira', { name: 'Famille Carpentier' })
  const { text } = await samira.get(`/orientations/${await sent(site, 'samira', id)}/bon`)
  for (const said of [
    'Famille Carpentier',
    '03 21 49 10 00',
    'Samira Lopez, CCAS de Harnes',
    'vos langues',
    'comment vous joindre',
  ])
    expect(text).toContain(said)
})

test('of a family whose file is said to be hers, the sheet says what her file will pass on: its people, its precautions, nothing that they hide', async () => {
  const typed = { ...whole, name: 'Mme Rita Salomé' }
  const id = await household(site, 'samira', { name: 'Mme Rita Salomé', needs: ['skills'] })
  await samira.post(`/familles/${id}/personnes/nouvelle`, {
    age_group: 'child',
    first_name: 'Nour',
    birth_year: '2018',
  })
  const open = await samira.post(fresh, { ...typed, same: id })
  expect(open.status).toBe(200)
  for (const said of ['Nour (', 'Cours à distance de l’aîné.', 'Les étapes de votre suivi', '1 adulte'])
    expect(open.text).toContain(said)
  await site.owner(
    `update app.household set neutral_message = true, confidential_address = true, address = '9 rue Cachée' where id = $1`,
    [id],
  )
  const before = await written()
  const { status, text } = await samira.post(fresh, { ...typed, same: id })
  expect(status).toBe(200)
  for (const said of ['Transmis, mais pas écrit ici', 'Confidentielle : elle n’est pas transmise'])
    expect(text).toContain(said)
  for (const hidden of [
    'Prudence',
    'Ne rien dire',
    'rue des Lilas',
    'rue Cachée',
    '06 12 34 56 78',
    'Cours à distance',
  ])
    expect(text).not.toContain(hidden)
  expect(await written()).toEqual(before)
})

test('a file that is not there, that is followed by another structure, or that is closed gives no sheet', async () => {
  const foreign = await household(site, 'ines', { name: 'Mme Olga Lambert' })
  for (const same of [foreign, newId(), 'x', "'"])
    expect([same, (await samira.post(fresh, { ...whole, same })).status]).toEqual([same, 404])
  const closed = await household(site, 'samira', { name: 'Mme Close Lambert' })
  await site.owner(`update app.household set status = 'closed', closed_as = 'moved', closed_at = now() where id = $1`, [
    closed,
  ])
  const { status, text } = await samira.post(fresh, { ...whole, same: closed })
  expect([status, text]).toEqual([422, expect.stringContaining('rouvrez son dossier')])
})
