import { expect, test } from 'vitest'
import { memberId, organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { type Mark, marksOf } from './appointment.rules.ts'
import { bookAppointment } from './appointment.store.ts'

let now = new Date('2026-11-23T09:00:00Z')
const site = await testSite({ now: () => now })
const place = '01930000-0000-7000-8000-0000000000aa'
await site.owner(
  `insert into app.place (id, organisation_id, name, address, commune, phone) values ($1, $2, 'Médiathèque', '3 rue des Fusillés', '62413', '+33321000010')`,
  [place, organisationId('claire')],
)

const householdOf = async (name: string, channel = 'phone', need = 'skills') => {
  const id = (await site.owner<{ id: string }>('select app.uuid7() as id'))[0]!.id
  await site.owner(
    `insert into app.household (id, organisation_id, name, commune, channel, phone, email) values ($1, $2, $3, '62413', $4, '+33612345678', 'famille@exemple.test')`,
    [id, organisationId('claire'), name, channel],
  )
  await site.owner(
    `insert into app.need (id, household_id, organisation_id, kind, state) values (app.uuid7(), $1, $2, $3, 'served')`,
    [id, organisationId('claire'), need],
  )
  return id
}
const meeting = {
  subject: 'training',
  place,
  mediator: memberId('nadia'),
  day: '2026-11-24',
  hour: '14:00',
  minutes: '60',
}
const book = (household: string, fields: Record<string, string> = {}) =>
  site.as('nadia').post(`/familles/${household}/rendez-vous`, { ...meeting, ...fields })
const lastOf = async (household: string) =>
  (
    await site.owner<{ id: string; state: string; starts_at: Date }>(
      'select id, state, starts_at from app.appointment where household_id = $1 order by id desc limit 1',
      [household],
    )
  )[0]
const benali = await householdOf('Famille Benali', 'sms')
const leroy = await householdOf('Famille Leroy')

test('a training is booked, tells the household neutrally and stands in the agenda', async () => {
  expect((await book(benali)).location).toBe(`/familles/${benali}`)
  expect((await site.as('claire').get('/rendez-vous?jour=2026-11-24')).text).toContain('Famille Benali')
  const [message] = await site.owner<{ phone: string; email: string | null; body: string; subject: string }>(
    'select phone, email, body, subject from app.outbox',
  )
  expect(message).toMatchObject({ phone: '+33612345678', email: null })
  expect(message?.body).toContain('mardi 24 novembre à 14\u00a0h, Médiathèque, 3 rue des Fusillés, Harnes')
  expect(`${message?.subject} ${message?.body}`).not.toMatch(/formation|Benali|Passerelles|remise|besoin/i)
})

test('a night or a public holiday is questioned, and confirmed with one box', async () => {
  const family = await householdOf('Famille Noël')
  const christmas = { day: '2026-12-25', hour: '03:00' }
  const asked = await book(family, christmas)
  expect(asked.status).toBe(422)
  expect(asked.text).toContain('Vendredi 25 décembre 2026 est un jour férié (Noël)')
  expect(asked.text).toContain('Oui, c’est bien à cette heure')
  expect((await book(family, { ...christmas, sure: 'oui' })).status).toBe(303)
  expect((await book(family, { hour: '06:30' })).text).toContain('6 h 30, est-ce bien l’heure ?')
})

test('the same person cannot be in two appointments: it is said by name and hour, never as a failure', async () => {
  const { status, text } = await book(leroy, { hour: '14:30' })
  expect(status).toBe(422)
  expect(text).toContain('Nadia a déjà un rendez-vous à 14\u00a0h.')
  expect(text).toContain('value="14:30"')
})

test('two that touch do not overlap', async () => {
  expect((await book(leroy, { hour: '15:00' })).status).toBe(303)
})

test('twenty bookings at the same instant leave one appointment and nineteen sentences', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => book(leroy, { day: '2026-12-01' })))
  expect(answers.map((a) => a.status).sort()).toEqual([303, ...Array(19).fill(422)])
  expect(
    await site.owner(`select count(*)::int as n from app.appointment where starts_at::date = '2026-12-01'`),
  ).toEqual([{ n: 1 }])
})

test('a booking refused by the database itself leaves the request usable', async () => {
  await site.owner(`update app.household_access set ended_at = now() where household_id = $1`, [benali])
  const answer = await book(leroy, { hour: '13:30' })
  expect([answer.status, answer.text.includes('Nadia a déjà un rendez-vous à ce moment.')]).toEqual([422, true])
  await site.owner(`update app.household_access set ended_at = null where household_id = $1`, [benali])
})

test('what is past, and the hour that does not exist, are refused with what was typed', async () => {
  for (const fields of [
    { day: '2026-11-20', hour: '14:00' },
    { day: '2027-03-28', hour: '02:30' },
  ]) {
    const answer = await book(leroy, fields)
    expect([answer.status, answer.text.includes(fields.day)]).toEqual([422, true])
  }
})

test('a place or a person of another organisation is not a choice', async () => {
  expect((await book(leroy, { mediator: memberId('victor'), day: '2026-12-02' })).text).toContain(
    'Choisissez qui reçoit la famille.',
  )
  await site.owner(
    `insert into app.place (id, organisation_id, name, commune) values (app.uuid7(), $1, 'Ailleurs', '62413')`,
    [organisationId('victor')],
  )
  const [other] = await site.owner<{ id: string }>(`select id from app.place where name = 'Ailleurs'`)
  expect((await book(leroy, { place: other!.id, day: '2026-12-02' })).text).toContain(
    'Choisissez un lieu de votre structure.',
  )
})

test('nobody is marked as having come, or not, before the hour', async () => {
  const appointment = (await lastOf(benali))!
  expect((await site.as('nadia').post(`/rendez-vous/${appointment.id}`, { mark: 'seen' })).text).toContain(
    'n’a pas encore commencé',
  )
  const future = { state: 'booked', starts_at: new Date('2027-01-01') }
  expect(marksOf(future, now)).toEqual(['excused', 'household', 'organisation'] satisfies Mark[])
  expect(marksOf({ state: 'seen', starts_at: new Date(0) }, now)).toEqual([])
})

test('moved, the appointment keeps its identity, frees its hour and tells the household', async () => {
  const appointment = (await lastOf(benali))!
  const moved = await site.as('nadia').post(`/rendez-vous/${appointment.id}/deplacer`, { ...meeting, hour: '10:00' })
  expect(moved.location).toBe(`/rendez-vous/${appointment.id}`)
  expect((await lastOf(benali))?.starts_at.toISOString()).toBe('2026-11-24T09:00:00.000Z')
  expect((await book(await householdOf('Famille Roussel'), { hour: '14:00' })).status).toBe(303)
  expect(
    (await site.owner<{ body: string }>('select body from app.outbox order by id desc limit 1'))[0]?.body,
  ).toContain('Votre rendez-vous change')
})

test('a training attended lights the link and makes the need followed', async () => {
  now = new Date('2026-11-24T16:00:00Z')
  const appointment = (await lastOf(benali))!
  expect(
    (await site.as('nadia').post(`/rendez-vous/${appointment.id}`, { mark: 'seen', note: 'Première boîte mail.' }))
      .status,
  ).toBe(303)
  const [row] = await site.owner(
    'select h.chain, n.state from app.household h join app.need n on n.household_id = h.id where h.id = $1',
    [benali],
  )
  expect(row).toEqual({ chain: 'ddsssdn', state: 'followed' })
  expect((await site.as('nadia').post(`/rendez-vous/${appointment.id}`, { mark: 'no_show' })).text).toContain(
    'a déjà été noté',
  )
})

test('a no-show leads to another date; learned later, it is put right', async () => {
  const appointment = (
    await site.owner<{ id: string }>(`select id from app.appointment where household_id = $1 and starts_at < $2`, [
      leroy,
      now,
    ])
  )[0]!
  const answer = await site.as('nadia').post(`/rendez-vous/${appointment.id}`, { mark: 'no_show' })
  expect((await site.as('nadia').get(answer.location ?? '')).text).toContain('Reprendre rendez-vous')
  expect((await site.as('nadia').post(`/rendez-vous/${appointment.id}`, { mark: 'excused' })).status).toBe(303)
})

test('cancelled by us, the household that chose to write is told; the other is to be called', async () => {
  const roussel = await householdOf('Famille Roussel-Dumont', 'email')
  await book(roussel, { day: '2026-12-03' })
  const appointment = (await lastOf(roussel))!
  await site.as('nadia').post(`/rendez-vous/${appointment.id}`, { mark: 'organisation' })
  expect(await site.owner('select state, cancelled_by from app.appointment where id = $1', [appointment.id])).toEqual([
    { state: 'cancelled', cancelled_by: 'organisation' },
  ])
  expect(
    (
      await site.owner<{ body: string; email: string }>('select body, email from app.outbox order by id desc limit 1')
    )[0],
  ).toMatchObject({ email: 'famille@exemple.test', body: expect.stringContaining('est annulé') })
})

test('two people exchange their hours at the same instant: sentences, no failure', async () => {
  const [one, two] = [await householdOf('Famille Croisée'), await householdOf('Famille Croisante')]
  await book(one, { day: '2026-12-10' })
  await book(two, { day: '2026-12-10', mediator: memberId('claire') })
  const swap = async (household: string, mediator: string) =>
    site
      .as('nadia')
      .post(`/rendez-vous/${(await lastOf(household))!.id}/deplacer`, { ...meeting, day: '2026-12-10', mediator })
  for (let turn = 0; turn < 5; turn++) {
    const answers = await Promise.all([swap(one, memberId('claire')), swap(two, memberId('nadia'))])
    expect(answers.map(({ status }) => status)).toEqual([422, 422])
  }
})

test('another organisation’s appointments and households do not exist', async () => {
  const appointment = (await lastOf(benali))!
  for (const path of [
    `/rendez-vous/${appointment.id}`,
    `/rendez-vous/${appointment.id}/deplacer`,
    `/familles/${benali}/rendez-vous`,
    '/rendez-vous/rien',
  ]) {
    expect((await site.as('victor').get(path)).status).toBe(404)
    expect((await site.as('victor').post(path, { ...meeting, mark: 'seen' })).status).toBe(404)
  }
  expect((await site.as('victor').get('/rendez-vous?jour=2026-11-24')).text).not.toContain('Benali')
})

test('a closed household is expected nowhere', async () => {
  const closed = await householdOf('Famille Fermée')
  await site.owner(`update app.household set status = 'closed', closed_as = 'moved' where id = $1`, [closed])
  expect((await book(closed, { day: '2026-12-04' })).status).toBe(403)
})

test('each act leaves one event', async () => {
  const events = await site.owner(`select act, count(*)::int as n from app.event group by act order by act`)
  const rows = await site.owner<{ n: number }>('select count(*)::int as n from app.appointment')
  expect(events).toContainEqual({ act: 'appointment.booked', n: rows[0]?.n })
})

test('the store refuses as the page does', async () => {
  const refusal = await site.acting('nadia', (by) =>
    bookAppointment(by, leroy, { ...meeting, subject: 'training', day: '2026-01-01', minutes: 60 }),
  )
  expect(refusal).toMatchObject({ field: 'day' })
})
