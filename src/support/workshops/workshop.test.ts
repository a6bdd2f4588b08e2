import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sayRoom } from './workshop.rules.ts'

let now = new Date('2026-11-23T09:00:00Z')
const site = await testSite({ now: () => now })
const place = '01930000-0000-7000-8000-0000000000ab'
await site.owner(
  `insert into app.place (id, organisation_id, name, address, commune) values ($1, $2, 'Médiathèque', '3 rue des Fusillés', '62413')`,
  [place, organisationId('claire')],
)

const householdOf = async (name: string) => {
  const id = (await site.owner<{ id: string }>('select app.uuid7() as id'))[0]!.id
  await site.owner(
    `insert into app.household (id, organisation_id, name, commune, channel, phone) values ($1, $2, $3, '62413', 'sms', '+33612345678')`,
    [id, organisationId('claire'), name],
  )
  await site.owner(
    `insert into app.need (id, household_id, organisation_id, kind) values (app.uuid7(), $1, $2, 'skills')`,
    [id, organisationId('claire')],
  )
  return id
}
const open = async (fields: Record<string, string> = {}) => {
  const form = { title: 'Ma première boîte mail', place, day: '2026-11-24', hour: '14:00', minutes: '120', seats: '2' }
  const answer = await site.as('nadia').post('/ateliers/nouveau', { ...form, ...fields })
  return { ...answer, id: answer.location?.split('/').at(-1) ?? '' }
}
const book = (household: string, workshop: string) =>
  site.as('nadia').post(`/familles/${household}/atelier`, { workshop })
const seats = (workshop: string) =>
  site.owner<{ id: string; name: string; state: string }>(
    'select s.id, h.name, s.state from app.seat s join app.household h on h.id = s.household_id where workshop_id = $1 order by s.booked_at, s.id',
    [workshop],
  )
const names = ['Benali', 'Leroy', 'Kowalczyk', 'Dubois']
const [benali, leroy, kowalczyk, dubois] = (await Promise.all(names.map((name) => householdOf(`Famille ${name}`)))) as [
  string,
  string,
  string,
  string,
]
const { id: workshop } = await open()
const bodies = async () =>
  (await site.owner<{ body: string }>('select body from app.outbox order by id')).map(({ body }) => body)

test('past the last seat, a household waits, and is told which', async () => {
  for (const household of [benali, leroy, kowalczyk, dubois]) expect((await book(household, workshop)).status).toBe(303)
  expect((await seats(workshop)).map(({ state }) => state)).toEqual(['booked', 'booked', 'waiting', 'waiting'])
  const told = await bodies()
  expect(told[0]).toContain('Vous êtes attendu·e mardi 24 novembre à 14\u00a0h')
  expect(told[2]).toContain('liste d’attente')
  expect(told.join(' ')).not.toMatch(/boîte mail|atelier|Benali|Passerelles/)
  expect((await site.as('nadia').get(`/ateliers/${workshop}`)).text).toContain('complet, 2 en attente')
})

test('the same household is booked once', async () => {
  const again = await book(benali, workshop)
  expect([again.status, again.text.includes('déjà inscrite')]).toEqual([422, true])
})

test('someone will not come: the first who waited takes the seat and is told', async () => {
  const [first] = await seats(workshop)
  expect((await site.as('nadia').post(`/ateliers/${workshop}/places/${first!.id}/rendre`)).status).toBe(303)
  expect((await seats(workshop)).map(({ name, state }) => [name, state])).toEqual([
    ['Famille Benali', 'excused'],
    ['Famille Leroy', 'booked'],
    ['Famille Kowalczyk', 'booked'],
    ['Famille Dubois', 'waiting'],
  ])
  expect((await bodies()).at(-1)).toContain('Une place s’est libérée')
})

test('the last seat asked for by ten at once is given once', async () => {
  const { id } = await open({ day: '2026-11-25', seats: '1' })
  const many = await Promise.all(Array.from({ length: 10 }, (_, n) => householdOf(`Famille Multiple ${n}`)))
  const answers = await Promise.all(many.map((household) => book(household, id)))
  expect(answers.every(({ status }) => status === 303)).toBe(true)
  expect((await seats(id)).filter(({ state }) => state === 'booked')).toHaveLength(1)
})

test('two who give up at once free two seats, for two who wait', async () => {
  const { id } = await open({ day: '2026-11-26' })
  for (const household of [benali, leroy, kowalczyk, dubois]) await book(household, id)
  const [a, b] = await seats(id)
  await Promise.all([a, b].map((seat) => site.as('nadia').post(`/ateliers/${id}/places/${seat!.id}/rendre`)))
  expect((await seats(id)).map(({ state }) => state)).toEqual(['excused', 'excused', 'booked', 'booked'])
})

test('a seat of a household no longer followed is counted, never named', async () => {
  const { id } = await open({ day: '2026-11-27' })
  await book(benali, id)
  await site.owner('update app.household_access set ended_at = now() where household_id = $1', [benali])
  const { text } = await site.as('nadia').get(`/ateliers/${id}`)
  expect(text).toContain('Une autre place est tenue')
  expect(text).toContain('1 place libre')
  expect(text).not.toContain('Benali')
  await site.owner('update app.household_access set ended_at = null where household_id = $1', [benali])
})

test('attendance waits for the workshop to begin', async () => {
  const answer = await site.as('nadia').post(`/ateliers/${workshop}/appel`, {})
  expect([answer.status, answer.text.includes('quand l’atelier a commencé')]).toEqual([422, true])
})

test('one form notes everyone; those who came are trained, and a correction is possible', async () => {
  now = new Date('2026-11-24T16:30:00Z')
  const expected = (await seats(workshop)).filter(({ state }) => state === 'booked')
  const sheet = Object.fromEntries(expected.map(({ id }, n) => [`presence-${id}`, n === 0 ? 'present' : 'absent']))
  expect((await site.as('nadia').post(`/ateliers/${workshop}/appel`, sheet)).status).toBe(303)
  expect((await seats(workshop)).map(({ state }) => state)).toEqual(['excused', 'present', 'absent', 'waiting'])
  expect(await site.owner('select chain from app.household where id = $1', [leroy])).toEqual([{ chain: 'ddsssdn' }])
  expect(await site.owner('select state from app.need where household_id = $1', [leroy])).toEqual([
    { state: 'followed' },
  ])
  expect(await site.owner('select state from app.workshop where id = $1', [workshop])).toEqual([{ state: 'held' }])
  await site.as('nadia').post(`/ateliers/${workshop}/appel`, { [`presence-${expected[1]!.id}`]: 'present' })
  expect((await seats(workshop))[2]?.state).toBe('present')
})

test('a workshop on a public holiday is confirmed before it is opened', async () => {
  const form = { title: 'Ma boîte mail', place, day: '2027-05-06', hour: '14:00', minutes: '120', seats: '2' }
  const asked = await site.as('nadia').post('/ateliers/nouveau', form)
  expect([asked.status, asked.text.includes('est un jour férié (Ascension)')]).toEqual([422, true])
  expect((await site.as('nadia').post('/ateliers/nouveau', { ...form, sure: 'oui' })).status).toBe(303)
})

test('the printed sheet names who is expected, and nobody else', async () => {
  const { text } = await site.as('nadia').get(`/ateliers/${workshop}/feuille`)
  expect(text).toContain('Famille Leroy')
  expect(text).not.toContain('Famille Benali')
  expect(text).not.toContain('Famille Dubois')
})

test('on paper, the sheet has a column for who came and says who issues it', async () => {
  const { text } = await site.as('nadia').get(`/ateliers/${workshop}/feuille`)
  expect([...text.matchAll(/<th scope="col">([^<]*)/g)].map(([, title]) => title)).toEqual([
    'Famille',
    'Nom de la personne venue',
    'Signature',
  ])
  expect(text).toMatch(/print-only"><p>.*<b>Les Passerelles<\/b><br\/>Feuille de présence/)
  expect(text).toMatch(/Les Passerelles · Imprimé le \p{L}+ 24 novembre 2026, \d+\u00a0h/u)
})

test('a cancelled workshop tells everyone expected or waiting, and takes nobody any more', async () => {
  const { id } = await open({ day: '2026-12-01' })
  for (const household of [benali, leroy, kowalczyk]) await book(household, id)
  const before = (await bodies()).length
  expect((await site.as('nadia').post(`/ateliers/${id}/annuler`)).status).toBe(303)
  const told = (await bodies()).slice(before)
  expect(told).toHaveLength(3)
  expect(told.every((body) => body.startsWith('Annulé'))).toBe(true)
  expect((await book(dubois, id)).text).toContain('est annulé')
  expect((await site.as('nadia').post(`/ateliers/${id}/annuler`)).status).toBe(403)
})

test('a past date, a place of others and an unheld role are refused', async () => {
  expect((await open({ day: '2026-11-01' })).status).toBe(422)
  expect((await open({ day: '2026-12-01', place: '01930000-0000-7000-8000-00000000ffff' })).text).toContain(
    'Choisissez un lieu de votre structure',
  )
  expect((await site.as('paul').get('/ateliers')).status).toBe(403)
})

test('another organisation’s workshop does not exist', async () => {
  for (const path of [
    `/ateliers/${workshop}`,
    `/ateliers/${workshop}/feuille`,
    `/ateliers/${workshop}/annuler`,
    '/ateliers/rien',
    `/familles/${benali}/atelier`,
  ])
    expect((await site.as('victor').get(path)).status).toBe(404)
  const [seat] = await seats(workshop)
  for (const path of [
    `/ateliers/${workshop}/appel`,
    `/ateliers/${workshop}/places/${seat!.id}/rendre`,
    `/ateliers/${workshop}/annuler`,
  ])
    expect((await site.as('victor').post(path)).status).toBe(404)
})

test('room is said as people say it', () => {
  expect(sayRoom({ seats: 8, held: 7, waiting: 0 })).toBe('1 place libre')
  expect(sayRoom({ seats: 8, held: 8, waiting: 0 })).toBe('complet')
})
