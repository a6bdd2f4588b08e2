import { expect, test } from 'vitest'
import { everyWay } from '#platform/access/acting.ts'
import { record } from '#platform/audit/event.store.ts'
import { asOwner } from '#platform/db/database.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { testSite } from '#testing/testSite.ts'
import { runClocks } from './retention.ts'

let now = new Date()
const site = await testSite({ now: () => now })
const samira = site.as('samira')
const begun = now
const after = (months: number) => {
  now = new Date(begun)
  now.setUTCMonth(now.getUTCMonth() + Math.floor(months))
  now = new Date(now.getTime() + (months % 1) * 30 * 86_400_000 + 60_000)
  return now
}
const night = (months: number) => runClocks(site.database, after(months), everyWay)

const typed = (name: string) => ({
  ...{ name, commune: '62413', adults: '1', children: '0', needs: ['computer'], informed: 'oui', known: 'oui' },
  ...{ channel: 'phone', phone: '06 11 22 33 55' },
})
async function registered(name: string, more = {}): Promise<string> {
  now = begun
  const { location } = await samira.post('/familles/nouvelle', { ...typed(name), ...more })
  return location?.split('/').at(-1) ?? ''
}
const nameOf = async (id: string) =>
  (await site.owner<{ name: string }>('select name from app.household where id = $1', [id]))[0]?.name
const contactOf = async (id: string) =>
  (await site.owner<{ at: Date }>('select last_contact_at as at from app.household where id = $1', [id]))[0]?.at
const note = (id: string, result: string) =>
  samira.post(`/familles/${id}/prevenir`, { result, how: 'call', on: dayOf(now) })

test('a family that comes back and is recognised was heard from, even when it says nothing new', async () => {
  const id = await registered('Famille Revenue')
  after(20)
  const answer = await samira.post('/familles/nouvelle', { ...typed('Famille Revenue'), same: id })
  expect(answer.location).toBe(`/familles/${id}`)
  expect(await contactOf(id)).toEqual(now)
  await night(24.5)
  await night(28)
  expect(await nameOf(id)).toBe('Famille Revenue')
  await night(41.5)
  expect((await samira.get(`/familles/${id}`)).text).toContain('À prévenir avant')
})

test.each([
  ['told', 'laisse effacer'],
  ['unreachable', 'n’a pu la joindre'],
])('a family noted as "%s" that says in time that it wants its file kept is kept', async (first, said) => {
  const id = await registered(`Famille ${first}`)
  await night(21.2)
  await note(id, first)
  after(23)
  const page = (await samira.get(`/familles/${id}/prevenir`)).text
  expect(page).toContain(said)
  expect(page).toContain('veut garder son dossier')
  expect((await note(id, 'unreachable')).location).toBe(`/familles/${id}`)
  expect((await note(id, 'kept')).location).toBe(`/familles/${id}`)
  await night(25)
  await night(30)
  expect(await nameOf(id)).toBe(`Famille ${first}`)
  expect(
    await site.owner(
      `select from_state, to_state from app.event where act = 'warning.noted' and household_id = $1 order by seq`,
      [id],
    ),
  ).toEqual([
    { from_state: 'awaited', to_state: first },
    { from_state: first, to_state: 'kept' },
  ])
})

test('a family that a message told, and that calls to keep its file, is kept; the page of the family leads there', async () => {
  const id = await registered('Famille Message', { channel: 'sms' })
  await night(21.2)
  after(22)
  expect((await samira.get(`/familles/${id}/droits`)).text).toContain(`/familles/${id}/prevenir`)
  await note(id, 'told')
  expect((await note(id, 'kept')).location).toBe(`/familles/${id}`)
  await night(25)
  expect(await nameOf(id)).toBe('Famille Message')
  expect((await samira.get(`/familles/${id}/prevenir`)).text).toContain('plus personne à prévenir')
})

test('by SQL, what was noted of a family becomes "kept" and nothing else', async () => {
  const id = await registered('Famille Verrou')
  await night(21.2)
  await note(id, 'told')
  const write = (state: string) =>
    site.acting('samira', (by) =>
      by.db.updateTable('warning').set({ state }).where('household_id', '=', id).executeTakeFirst(),
    )
  await expect(write('unreachable')).rejects.toThrow(/kept/)
  expect((await write('kept')).numUpdatedRows).toBe(1n)
})

test('only what a person did moves the last contact: neither the house, nor a correction, nor a paper that moves', async () => {
  const id = await registered('Famille Immobile')
  const heard = await contactOf(id)
  expect(heard).toEqual(begun)
  const acts = [
    ['household.corrected', null],
    ['prescription.expired', 'expired'],
    ['allocation.promised', 'promised'],
    ['appointment.booked', 'booked'],
    ['appointment.marked', 'no_show'],
    ['warning.noted', 'told'],
    ['warning.noted', 'unreachable'],
  ] as const
  after(3)
  for (const [act, to] of acts)
    await site.acting('samira', (by) => record(by, { act, subject: ['household', id], householdId: id, to }))
  await site.owner(`update app.need set state = 'prescribed', updated_at = now() where household_id = $1`, [id])
  await asOwner(site.url, (owner) =>
    owner.query(
      `select app.record_in(h.organisation_id, $2, 'arrival.said', 'household', h.id, h.id, null, 'came', null, 'Maillon') from app.household h where h.id = $1`,
      [id, now],
    ),
  )
  expect(await contactOf(id)).toEqual(heard)
})

test.each([
  ['appointment.marked', 'seen'],
  ['appointment.marked', 'excused'],
  ['seat.marked', 'present'],
  ['seat.excused', 'excused'],
  ['handover.signed', 'signed'],
  ['outcome.noted', 'after'],
  ['arrival.said', 'came'],
  ['request.received', 'access'],
  ['agreement.withdrawn', null],
  ['agreement.given_again', null],
  ['warning.noted', 'kept'],
  ['household.heard_again', null],
])('%s (%s) is a contact', async (act, to) => {
  const id = await registered(`Famille ${act} ${to}`)
  after(2)
  await site.acting('samira', (by) => record(by, { act, subject: ['household', id], householdId: id, to }))
  expect(await contactOf(id)).toEqual(now)
})

test('an appointment counts for the day of the meeting, whenever it is noted, and never moves the clock back', async () => {
  const id = await registered('Famille Tardive')
  const met = after(4)
  const mark = (starts: Date) =>
    site.acting('samira', (by) =>
      record(by, {
        ...{ act: 'appointment.marked', subject: ['appointment', id], householdId: id, to: 'seen' },
        data: { starts: starts.toISOString() },
      }),
    )
  after(9)
  await mark(met)
  expect(await contactOf(id)).toEqual(met)
  await mark(begun)
  expect(await contactOf(id)).toEqual(met)
})

test('a file read as one with another is not forgotten while the family is met under the other', async () => {
  const [kept, other] = [
    await registered('Famille Double'),
    await registered('Famille Autre-Nom', { phone: '06 11 22 33 77' }),
  ]
  await site.owner(
    `with judged as (insert into app.verdict (id, organisation_id, a, b, same, reason, decided_by, decided_at)
       select app.uuid7(), h.organisation_id, least(h.id, $2::uuid), greatest(h.id, $2::uuid), true, 'la même', 'Samira', now() from app.household h where h.id = $1)
     update app.household_access set kept_in = $1, kept_since = now() where household_id = $2`,
    [kept, other],
  )
  await site.owner('update app.household set last_contact_at = $2 where id = $1', [kept, after(20)])
  await night(24.5)
  await night(28)
  expect([await nameOf(kept), await nameOf(other)]).toEqual(['Famille Double', 'Famille Autre-Nom'])
})

test('the night reads the last contacts by their index', async () => {
  const plan = await asOwner(site.url, async (owner) => {
    await owner.query('set enable_seqscan = off')
    const { rows } = await owner.query(
      `explain select * from app.household y where y.forgotten_at is null and y.last_contact_at < now() - interval '21 months' and app.last_contact(y.id) < now() - interval '21 months' order by y.last_contact_at limit 1000`,
    )
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(plan).toContain('household_last_contact')
  expect(plan).not.toContain('Sort')
})

test('a family that comes back while the night goes by is not forgotten by what was read before', async () => {
  const id = await registered('Famille Nuit')
  await night(21.2)
  await note(id, 'unreachable')
  await asOwner(site.url, async (owner) => {
    await owner.query('begin')
    await owner.query('update app.household set last_contact_at = $2 where id = $1', [id, after(24.4)])
    await night(24.5)
    await owner.query('commit')
  })
  await night(24.6)
  expect(await nameOf(id)).toBe('Famille Nuit')
})
