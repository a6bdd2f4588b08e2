import { expect, test } from 'vitest'
import { memberId, organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { supportTurns } from './support.turns.ts'

const site = await testSite({ now: () => new Date('2026-11-24T16:00:00Z') })
const id = async () => (await site.owner<{ id: string }>('select app.uuid7() as id'))[0]!.id
const place = await id()
await site.owner(`insert into app.place (id, organisation_id, name, commune) values ($1, $2, 'Médiathèque', '62413')`, [
  place,
  organisationId('claire'),
])
const householdOf = async (name: string) => {
  const h = await id()
  await site.owner(`insert into app.household (id, organisation_id, name, commune) values ($1, $2, $3, '62413')`, [
    h,
    organisationId('claire'),
    name,
  ])
  await site.owner(
    `insert into app.need (id, household_id, organisation_id, kind, state) values (app.uuid7(), $1, $2, 'skills', 'prescribed')`,
    [h, organisationId('claire')],
  )
  return h
}
const appointment = (
  household: string,
  at: string,
  state: string,
  mediator: 'nadia' | 'claire' = 'nadia',
  subject = 'training',
) =>
  site.owner(
    `insert into app.appointment (id, organisation_id, place_id, mediator_id, household_id, subject, starts_at, ends_at, state) values (app.uuid7(), $1, $2, $3, $4, $5, $6, $6::timestamptz + interval '45 min', $7)`,
    [organisationId('claire'), place, memberId(mediator), household, subject, at, state],
  )
const turns = async (first: 'nadia' | 'claire' | 'samira') =>
  (await site.acting(first, supportTurns)).map((t) => [t.title, t.verb[0], t.tone])

const benali = await householdOf('Famille Benali')
const leroy = await householdOf('Famille Leroy')
const dubois = await householdOf('Famille Dubois')
await appointment(benali, '2026-11-24T14:00:00Z', 'booked')
await appointment(leroy, '2026-11-20T14:00:00Z', 'no_show')
await appointment(dubois, '2026-11-24T17:00:00Z', 'booked')
await appointment(dubois, '2026-11-18T14:00:00Z', 'booked', 'claire')

test('a mediator is asked to note a visit and to call back, not for a colleague’s', async () => {
  expect(await turns('nadia')).toEqual([
    ['Famille Benali', 'Noter la venue', 'turn'],
    ['Famille Leroy', 'Rappeler', 'turn'],
  ])
})

test('a coordinator sees the whole team’s, what was forgotten first', async () => {
  expect((await turns('claire'))[0]).toEqual(['Famille Dubois', 'Noter la venue', 'loss'])
  expect((await turns('claire')).length).toBe(3)
})

test('once another date is fixed, nobody calls back', async () => {
  await appointment(leroy, '2026-11-30T14:00:00Z', 'booked')
  expect((await turns('nadia')).map(([title]) => title)).not.toContain('Famille Leroy')
})

test('a prescriber is asked nothing, even where colleagues are', async () => {
  const asPrescriber = site.acting('claire', (by) =>
    supportTurns({ ...by, member: { ...by.member, role: 'prescriber' } }),
  )
  expect(await asPrescriber).toEqual([])
  expect((await turns('claire')).length).toBeGreaterThan(0)
})

test('a workshop that began with families in it awaits its attendance', async () => {
  const workshop = await id()
  await site.owner(
    `insert into app.workshop (id, organisation_id, place_id, title, starts_at, ends_at, seats) values ($1, $2, $3, 'Boîte mail', '2026-11-24T13:00:00Z', '2026-11-24T15:00:00Z', 4)`,
    [workshop, organisationId('claire'), place],
  )
  expect((await turns('nadia')).map(([, verb]) => verb)).not.toContain('Faire l’appel')
  await site.owner(
    `insert into app.seat (id, workshop_id, organisation_id, household_id, booked_at) values (app.uuid7(), $1, $2, $3, now())`,
    [workshop, organisationId('claire'), benali],
  )
  expect(await turns('nadia')).toContainEqual(['Atelier « Boîte mail »', 'Faire l’appel', 'turn'])
})

test('the household’s page shows what is fixed and how to fix more, to those who receive it', async () => {
  const { text } = await site.as('nadia').get(`/familles/${dubois}`)
  expect(text).toContain('Formation')
  expect(text).toContain(`/familles/${dubois}/rendez-vous`)
  expect(text).toContain(`/familles/${dubois}/atelier`)
})

test('the day of a mediator opens on what awaits', async () => {
  expect((await site.as('nadia').get('/ma-journee')).text).toContain('Noter la venue')
})
