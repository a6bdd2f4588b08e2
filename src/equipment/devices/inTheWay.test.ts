import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#platform/db/id.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { boughtTablets } from '../transfers/transfer.fixture.ts'
import { addedDevice, readyDevice, receivedLot, stateOf } from './device.fixture.ts'
import { handOverDevice, keepLent, lendDevices, reserveDevice, takeBackDevice } from './device.moves.store.ts'

const site = await testSite()
let count = 0
const serial = () => `WAY-${++count}`
const household = async (who: 'claire' | 'ahmed' = 'claire') => {
  const id = newId()
  await site.owner(
    `insert into app.household (id, organisation_id, name, commune) values ($1, $2, 'Famille Empêchée', '62413')`,
    [id, organisationId(who)],
  )
  return id
}
const tablet = async (state = 'ready') => {
  const [one] = await boughtTablets(site, [serial()])
  const id = one?.id ?? ''
  await site.owner('update app.device set state = $2 where id = $1', [id, state])
  return id
}
const flag = (id: string, fact: string) => site.owner(`update app.device set ${fact} where id = $1`, [id])
/** One statement as the site's role, in somebody's session, past every rule of the code. */
const past = (who: 'claire' | 'ahmed', ...texts: ReturnType<typeof sql>[]) =>
  site.acting(who, async (by) => {
    for (const text of texts) await text.execute(by.db)
  })

const flags = [
  ["locked = 'Compte Google'", 'il est verrouillé (Compte Google)', 'levez d’abord le verrou', 'leaves_locked'],
  ["missing_part = 'écran'", 'il lui manque une pièce (écran)', 'complétez-le d’abord', 'leaves_incomplete'],
  ['in_dispute = true', 'il est en litige', 'réglez d’abord le litige', 'leaves_in_dispute'],
] as const

test.each(flags)(
  'what is marked by %s is promised to nobody, and the refusal says what to do',
  async (fact, why, act) => {
    const id = await tablet()
    await flag(id, fact)
    const refused = await site.acting('claire', (by) => reserveDevice(by, id))
    expect(refused?.refusal).toContain(why)
    expect(refused?.refusal).toContain(act)
    expect(await stateOf(site, id)).toBe('ready')
  },
)

test.each(flags)(
  'what is marked by %s once it was promised is given to nobody, family or borrower',
  async (fact, why) => {
    const id = await tablet('reserved')
    await flag(id, fact)
    const householdId = await household()
    const given = await site.acting('claire', (by) => handOverDevice(by, id, { householdId, handoverId: newId() }))
    const lent = await site.acting('claire', (by) => lendDevices(by, [id], { batchId: newId(), placeId: null }, {}))
    for (const refused of [given, lent]) {
      expect(refused?.refusal).toContain(why)
      expect(refused?.refusal).toContain('Mettez-en un autre à sa place')
    }
    expect(await stateOf(site, id)).toBe('reserved')
  },
)

test('what is already out stays out, and comes back, though it was found to be locked there', async () => {
  const id = await tablet('return_due')
  await flag(id, "locked = 'Compte Google'")
  expect(await site.acting('claire', (by) => keepLent(by, id))).toBeNull()
  expect(await stateOf(site, id)).toBe('handed_over')
  expect(await site.acting('claire', (by) => takeBackDevice(by, id))).toBeNull()
})

test.each(flags)(
  'the database lets nothing marked by %s go, whatever the code says',
  async (fact, _why, _act, constraint) => {
    for (const [from, to] of [
      ['ready', 'reserved'],
      ['reserved', 'handed_over'],
      ['reserved', 'return_due'],
    ] as const) {
      const id = await tablet(from)
      await flag(id, fact)
      await expect(past('claire', sql`update device set state = ${to} where id = ${id}`), to).rejects.toMatchObject({
        constraint,
      })
    }
    const inserted = sql`insert into device (id, organisation_id, kind, state, serial, locked, missing_part, in_dispute)
    select app.uuid7(), ${organisationId('claire')}, 'screen', 'reserved', ${serial()}, d.locked, d.missing_part, d.in_dispute from device d
    where d.locked is not null or d.missing_part is not null or d.in_dispute limit 1`
    await expect(past('claire', inserted)).rejects.toMatchObject({ constraint: expect.stringMatching(/^leaves_/) })
    const back = await tablet('reserved')
    await flag(back, fact)
    await past('claire', sql`update device set state = 'ready' where id = ${back}`)
  },
)

test('no state is a way round the proof of a wipe', async () => {
  const lot = await receivedLot(site)
  for (const to of ['ready', 'reserved', 'handed_over', 'return_due']) {
    const id = await addedDevice(site, lot, { serial: serial(), inventory_tag: serial() })
    await expect(past('ahmed', sql`update device set state = ${to} where id = ${id}`), to).rejects.toMatchObject({
      constraint: 'ready_by_proof',
    })
    expect(await stateOf(site, id)).toBe('received')
    await expect(
      past(
        'ahmed',
        sql`insert into device (id, organisation_id, kind, state, serial) values (app.uuid7(), ${organisationId('ahmed')}, 'laptop', ${to}, ${serial()})`,
      ),
      to,
    ).rejects.toMatchObject({ constraint: 'ready_by_proof' })
  }
  const proved = await readyDevice(site, lot, serial())
  expect(await stateOf(site, proved)).toBe('ready')
  expect(await site.acting('ahmed', (by) => reserveDevice(by, proved))).toBeNull()
})

test('who had a device, and since when, is never rewritten: its last use still asks for a wipe', async () => {
  const id = await readyDevice(site, await receivedLot(site), serial())
  const householdId = await household('ahmed')
  await site.acting('ahmed', async (by) => {
    await reserveDevice(by, id)
    await handOverDevice(by, id, { householdId, handoverId: newId() })
  })
  const early = sql`update custody set until = since - interval '1 day' where device_id = ${id} and household_id is not null`
  await expect(past('ahmed', early)).rejects.toMatchObject({ constraint: 'custody_kept' })
  await site.acting('ahmed', (by) => takeBackDevice(by, id))
  const proof = () =>
    site.owner('select app.unproved(d) as missing, app.arrived(d.id) as at from app.device d where id = $1', [id])
  const before = await proof()
  expect(before).toMatchObject([{ missing: true }])
  for (const text of [
    sql`update custody set household_id = null, holder_id = organisation_id where device_id = ${id} and household_id is not null`,
    sql`update custody set since = '2020-01-01' where device_id = ${id}`,
    sql`update custody set device_id = (select c.device_id from custody c where c.device_id <> ${id} limit 1) where device_id = ${id}`,
    sql`update custody set depth = 0, under_id = null where device_id = ${id}`,
  ])
    await expect(past('ahmed', text)).rejects.toMatchObject({ code: '42501' })
  const own = organisationId('ahmed')
  for (const text of [
    sql`update custody set until = '2026-01-06' where device_id = ${id} and household_id is not null`,
    sql`update custody set until = null where device_id = ${id} and household_id is not null`,
    sql`insert into custody (id, device_id, organisation_id, holder_id, since, until) values (app.uuid7(), ${id}, ${own}, ${own}, '2020-01-01', '2020-01-02')`,
    sql`with ended as (update custody set until = now() where device_id = ${id} and until is null)
      insert into custody (id, device_id, organisation_id, holder_id, since) values (app.uuid7(), ${id}, ${own}, ${own}, '2020-01-01')`,
  ])
    await expect(past('ahmed', text)).rejects.toMatchObject({ constraint: 'custody_kept' })
  await expect(
    past('ahmed', sql`update wipe set drives = '[]', created_at = now() where device_id = ${id}`),
  ).rejects.toMatchObject({ constraint: 'wipe_kept' })
  expect(await proof()).toEqual(before)
})
