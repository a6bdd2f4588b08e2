import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { household, sent } from '../prescriptions/prescription.fixture.ts'

const site = await testSite({ address: 'https://maillon.exemple.test' })
await site.owner(`update app.organisation set phone = '+33321000000' where name = 'Les Passerelles'`)
await site.owner(
  `insert into app.place (id, organisation_id, name, address, commune, opening) select app.uuid7(), id, 'Permanence de l’Étoile', '4 rue de la Paix', '62413', 'Mardi 9 h à 12 h' from app.organisation where name = 'Les Passerelles'`,
)
const family = await household(site, 'samira', { name: 'Famille Carlier' })
const id = await sent(site, 'samira', family)

test('before an answer, a family leaves with a slip: whose call to await, until when, what it agreed to, and not yet where to go', async () => {
  const { status, text } = await site.as('samira').get(`/orientations/${id}/bon`)
  expect(status).toBe(200)
  for (const said of [
    'Famille Carlier',
    'Les Passerelles',
    '03 21 00 00 00',
    'Ce que vous avez accepté',
    'rien à signer ici',
    'Votre nom, qui vit avec vous, votre commune, ',
    'Orientation écrite le',
    'Attendez son appel avant de vous déplacer.',
    'appelez Samira Lopez.',
    'Cette réponse va à Samira Lopez, CCAS de Harnes, et à personne d’autre.',
  ])
    expect(text).toContain(said)
  expect(text).not.toContain('l’expéditeur')
  expect(text).toMatch(/Sans nouvelles le \S+ \d+/)
  expect(text.indexOf('Attendez son appel')).toBeLessThan(text.indexOf('03 21 00 00 00'))
  expect(text).not.toMatch(/rue de la Paix|Mardi 9 h|Permanence/)
  expect(text).not.toMatch(/J’accepte|Date, nom et signature/)
})

test('its code opens nothing without an account and a reason', async () => {
  expect((await site.anyone.get(`/orientations/${id}`)).location).toMatch(/^\/connexion/)
  expect((await site.as('sofia').get(`/orientations/${id}`)).status).toBe(404)
})

test('once accepted, the slip says where to go and when', async () => {
  const accepted = await sent(site, 'samira', await household(site, 'samira', { name: 'Famille Attendue' }))
  await site.as('claire').post(`/orientations/${accepted}/accepter`)
  const { text } = await site.as('samira').get(`/orientations/${accepted}/bon`)
  for (const said of [
    'On vous attend',
    '4 rue de la Paix',
    'Mardi 9 h à 12 h',
    'Permanence de l’Étoile (votre commune)',
  ])
    expect(text).toContain(said)
  expect(text).not.toContain('Attendez son appel')
})

test('only the organisation that sent it prints it', async () => {
  expect((await site.as('claire').get(`/orientations/${id}/bon`)).status).toBe(404)
  expect((await site.as('victor').get(`/orientations/${id}/bon`)).status).toBe(404)
})

test('a masked sender stays masked on paper', async () => {
  const own = await household(site, 'ines', { name: 'Madame Rose' })
  const { text } = await site.as('ines').get(`/orientations/${await sent(site, 'ines', own)}/bon`)
  expect(text).toContain('auprès de la personne qui vous a remis cette feuille')
  expect(text).toContain('Cette réponse va à la personne qui vous a remis cette feuille')
  expect(text).not.toMatch(/addictologie|Inès/)
})

test('the slip that goes home does not tell that discretion was asked for', async () => {
  const own = await household(site, 'samira', { name: 'Madame Discrète' })
  await site.owner('update app.household set neutral_message = true where id = $1', [own])
  const { status, text } = await site.as('samira').get(`/orientations/${await sent(site, 'samira', own)}/bon`)
  expect(status).toBe(200)
  expect(text).toContain('comment vous joindre')
  expect(text).not.toMatch(/prudence|discr[eé]tion|neutre|message/i)
})

test('nobody leaves with a slip towards a structure that no longer expects it', async () => {
  const gone = await sent(site, 'samira', await household(site, 'samira', { name: 'Famille Partie' }))
  expect((await site.as('samira').get(`/orientations/${gone}/bon`)).status).toBe(200)
  await site.as('samira').post(`/orientations/${gone}/retirer`)
  expect((await site.as('samira').get(`/orientations/${gone}/bon`)).status).toBe(404)
})

test('who scans it signs in first, then finds the prescription, or nothing', async () => {
  const { location } = await site.anyone.get(`/orientations/${id}`)
  expect(decodeURIComponent(location ?? '')).toBe(`/connexion?suite=/orientations/${id}`)
  expect((await site.as('claire').get(`/orientations/${id}`)).status).toBe(200)
  expect((await site.as('victor').get(`/orientations/${id}`)).status).toBe(404)
})
