import { expect, test } from 'vitest'
import { newId } from '#platform/db/id.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { promiseMany } from './promiseMany.store.ts'
import { sceneOf } from './scene.testing.ts'
import type { Wish } from './wish.ts'

const site = await testSite()
const scene = sceneOf(site)

/** Families of Harnes who lack a computer, each oriented by the CCAS, and a ready device for each: written behind the locks. */
async function crowd(count: number) {
  const rows = Array.from({ length: count }, () => ({ household: newId(), device: newId(), prescription: newId() }))
  const [own, sender] = [organisationId('claire'), organisationId('samira')]
  const asked = JSON.stringify(rows)
  const from = `from jsonb_to_recordset($1::jsonb) r (household uuid, device uuid, prescription uuid)`
  await site.owner(
    `insert into app.household (id, organisation_id, name, commune) select household, $2, 'Famille ' || left(household::text, 8), '62413' ${from}`,
    [asked, own],
  )
  await site.owner(
    `insert into app.need (id, household_id, organisation_id, kind) select app.uuid7(), household, $2, 'computer' ${from}`,
    [asked, own],
  )
  await site.owner(
    `insert into app.prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, state, sent_at, answered_at)
     select prescription, household, $3, $2, (select id from app.member where organisation_id = $3 limit 1), 'CCAS', '{computer}', 'accepted', now(), now() ${from}`,
    [asked, own, sender],
  )
  await site.owner(
    `with made as (insert into app.device (id, organisation_id, kind, brand, model, serial, inventory_tag, state)
       select device, $2, 'laptop', 'Dell', 'Latitude', left(device::text, 30), left(device::text, 30), 'ready' ${from} returning id)
     insert into app.custody (id, device_id, organisation_id, holder_id, since) select app.uuid7(), id, $2, $2, now() from made`,
    [asked, own],
  )
  // A site knows how many rows it holds; a database made a second ago does not.
  await site.owner(
    'analyze app.household, app.household_access, app.need, app.prescription, app.device, app.allocation, app.target_public',
  )
  return rows.map(({ household, device }): Wish => ({ householdId: household, kinds: ['computer'], deviceId: device }))
}
const rule = async (programme: string, atMost: number, fields: Record<string, string> = {}) => {
  const id = newId()
  await site.owner(
    `insert into app.quota_rule (id, organisation_id, programme_id, name, kind, communes, organisations, at_most, written_at) values ($1, $2, $3, $4, 'computer', $5, $6, $7, now())`,
    [
      id,
      organisationId('claire'),
      programme,
      fields.name ?? `Quota ${id}`,
      fields.communes ?? '{}',
      fields.organisations ?? '{}',
      atMost,
    ],
  )
  return id
}
const many = (programme: string, wishes: readonly Wish[]) =>
  site.acting('claire', (by) => promiseMany(by, programme, wishes))

const promisedIn = (programme: string) =>
  site.owner<{ name: string; promised: number; rows: number }>(
    `select r.name, r.promised, (select count(*)::int from app.quota_count c join app.allocation a on a.id = c.allocation_id and a.state <> 'cancelled' where c.quota_rule_id = r.id) as rows
     from app.quota_rule r where programme_id = $1 order by r.name`,
    [programme],
  )

test('three hundred families are promised a computer in one act, and each is counted once in each quota that names it', async () => {
  const programme = await scene.programme({ computer: 400 })
  await rule(programme, 300, { name: 'Tous' })
  await rule(programme, 300, { name: 'CCAS', organisations: `{${organisationId('samira')}}` })
  await rule(programme, 10, { name: 'Lens', communes: '{62498}' })
  const wishes = await crowd(300)
  expect(await many(programme, wishes)).toMatchObject({ ids: { length: 300 } })
  expect(await scene.quota(programme)).toMatchObject({ promised: 300 })
  expect(await promisedIn(programme)).toEqual([
    { name: 'CCAS', promised: 300, rows: 300 },
    { name: 'Lens', promised: 0, rows: 0 },
    { name: 'Tous', promised: 300, rows: 300 },
  ])
  const [told] = await site.owner<{ n: number }>(
    `select count(distinct household_id)::int as n from app.event where act = 'allocation.promised' and household_id = any ($1)`,
    [wishes.map(({ householdId }) => householdId)],
  )
  expect(told?.n).toBe(300)
  expect(await scene.state('need', 'household_id', wishes[0]?.householdId ?? '')).toEqual(['promised'])
  expect(await scene.state('prescription', 'household_id', wishes[299]?.householdId ?? '')).toEqual(['promised'])
  expect(await scene.state('device', 'id', wishes[299]?.deviceId ?? '')).toEqual(['reserved'])
}, 240_000)

test('one wish that cannot be kept keeps the list from being written, and every refused family is named with its reason', async () => {
  const programme = await scene.programme({ computer: 40 })
  await rule(programme, 3, { name: 'Jeunes sortis de l’ASE' })
  const wishes = await crowd(6)
  await site.owner(`update app.household set status = 'closed' where id = $1`, [wishes[0]?.householdId])
  await site.owner(`update app.device set state = 'lost' where id = $1`, [wishes[5]?.deviceId])
  const answer = await many(programme, [...wishes, { householdId: newId(), kinds: ['computer'], deviceId: null }])
  expect(answer).toEqual({
    refusals: [
      { householdId: wishes[0]?.householdId, refusal: expect.stringContaining('clos') },
      { householdId: expect.any(String), refusal: 'Votre structure ne suit plus cette famille.' },
      ...[4, 5].map((at) => ({
        householdId: wishes[at]?.householdId,
        refusal: 'Le quota « Jeunes sortis de l’ASE » est plein : 3 sur 3.',
        field: 'device',
      })),
    ],
  })
  expect(await scene.quota(programme)).toMatchObject({ promised: 0 })
  expect(await many(programme, wishes.slice(1, 4))).toMatchObject({ ids: { length: 3 } })
  expect(await many(programme, wishes.slice(1, 2))).toMatchObject({
    refusals: [{ refusal: 'Cette famille a déjà la promesse d’un ordinateur dans ce programme.' }],
  })
})

test('one device wished twice, or lost, is refused once known; nothing is reserved meanwhile', async () => {
  const programme = await scene.programme({ computer: 40 })
  const [first, second, third] = await crowd(3)
  if (!first || !second || !third) throw new Error('no crowd')
  await site.owner(`update app.device set state = 'lost' where id = $1`, [third.deviceId])
  const answer = await many(programme, [first, { ...second, deviceId: first.deviceId }, third])
  expect(answer).toMatchObject({
    refusals: [
      { householdId: second.householdId, refusal: 'Cet appareil vient d’être promis à une autre famille.' },
      { householdId: third.householdId, refusal: 'Cet appareil n’est plus prêt.' },
    ],
  })
  expect(await many(programme, [first, { ...third, deviceId: null }])).toMatchObject({ ids: { length: 2 } })
})

test('the organisation bends no counter by hand, and a quota rewritten counts what stands or is refused', async () => {
  const programme = await scene.programme({ computer: 40 })
  const id = await rule(programme, 5, { name: 'Plafond' })
  await many(programme, await crowd(4))
  const own = (text: string) =>
    site.acting('claire', async (by) => {
      const { sql } = await import('kysely')
      await sql.raw(text).execute(by.db)
    })
  await expect(own(`update app.quota_rule set promised = 0 where id = '${id}'`)).rejects.toThrow('permission denied')
  await expect(own(`delete from app.quota_count where quota_rule_id = '${id}'`)).rejects.toThrow('permission denied')
  await expect(own(`update app.quota_rule set at_most = 3 where id = '${id}'`)).rejects.toThrow('quota_rule_kept')
  await own(`update app.allocation set state = 'cancelled' where programme_id = '${programme}'
    and id = (select min(id::text)::uuid from app.allocation where programme_id = '${programme}')`)
  expect(await promisedIn(programme)).toEqual([{ name: 'Plafond', promised: 3, rows: 3 }])
  await own(`update app.quota_rule set communes = '{62498}' where id = '${id}'`)
  expect(await promisedIn(programme)).toEqual([{ name: 'Plafond', promised: 0, rows: 0 }])
  await own(`update app.quota_rule set at_most = 2 where id = '${id}'`)
  await expect(own(`update app.quota_rule set communes = '{62413}' where id = '${id}'`)).rejects.toThrow(
    'quota_rule_kept',
  )
  await expect(rule(programme, 2, { name: 'Trop bas' })).rejects.toThrow('quota_rule_kept')
})
