import { beforeEach, expect, test } from 'vitest'
import { type FirstName, memberId, organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { writerOf } from './writing.ts'

const site = await testSite({ now: () => new Date('2026-11-24T09:00:00Z') })
const writing = writerOf(site.url)
let H = ''
const uuid = async () => (await site.owner<{ id: string }>('select app.uuid7() as id'))[0]?.id ?? ''

/** Samira's family, asked of Claire's association. Each test has its own. */
beforeEach(async () => {
  H = await uuid()
  await site.owner(
    `insert into app.household (id, organisation_id, name, commune, phone) values ($1, $2, 'Famille Dorval', '62413', '+33639980321')`,
    [H, organisationId('samira')],
  )
  await site.owner(
    `insert into app.need (id, household_id, organisation_id, kind) values (app.uuid7(), $1, $2, 'skills')`,
    [H, organisationId('samira')],
  )
  await site.owner(
    `insert into app.agreement (id, household_id, organisation_id, kind, how, given_on, noted_by) values (app.uuid7(), $1, $2, 'sharing', 'spoken', current_date, 'x')`,
    [H, organisationId('samira')],
  )
})
const ask = async (from: FirstName, to: FirstName, state: string) => {
  const id = await uuid()
  await site.owner(
    `insert into app.prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, state, sent_at) values ($1, $2, $3, $4, $5, 'x', '{skills}', $6, now())`,
    [id, H, organisationId(from), organisationId(to), memberId(from), state],
  )
  return id
}
const share = (to: FirstName, scope: string) =>
  site.owner(
    `insert into app.household_access (organisation_id, household_id, reason, scope, name, name_key, commune, stage, status, touched_at)
     select $1, id, 'prescription', $3, name, name_key, commune, stage, status, touched_at from app.household where id = $2`,
    [organisationId(to), H, scope],
  )
const standing = async (of: FirstName) =>
  (
    await site.owner<{ scope: string; ended: boolean }>(
      `select scope, ended_at is not null as ended from app.household_access where household_id = $1 and organisation_id = $2`,
      [H, organisationId(of)],
    )
  )[0]
const close = () =>
  site.owner(`update app.household set status = 'closed', closed_as = 'moved', closed_at = now() where id = $1`, [H])
const reads = (who: FirstName, table: string) =>
  writing(who, `select from app.${table} where ${table === 'household' ? 'id' : 'household_id'} = $1`, [H])

test('a receiver whose accepted orientation went elsewhere reads from afar again, while another one awaits its answer', async () => {
  const accepted = await ask('samira', 'claire', 'accepted')
  await ask('ines', 'claire', 'sent')
  await share('claire', 'full')
  await site.owner(`update app.prescription set state = 'rerouted' where id = $1`, [accepted])
  await site.owner('select app.end_share($1)', [accepted])
  expect(await standing('claire')).toEqual({ scope: 'status', ended: false })
})

test('while one orientation to it is still accepted, a receiver reads the file', async () => {
  const accepted = await ask('samira', 'claire', 'rerouted')
  await ask('ines', 'claire', 'accepted')
  await share('claire', 'full')
  await site.owner('select app.end_share($1)', [accepted])
  expect(await standing('claire')).toEqual({ scope: 'full', ended: false })
})

test('when the journey ends, a receiver that did nothing reads nothing; the end of its reading is an event', async () => {
  await ask('samira', 'claire', 'accepted')
  await share('claire', 'full')
  expect(await reads('claire', 'household')).toBe(1)
  await close()
  expect(await standing('claire')).toEqual({ scope: 'status', ended: true })
  expect(await reads('claire', 'household')).toBe(0)
  expect(
    (await site.owner(`select from app.event where household_id = $1 and act = 'household.share_ended'`, [H])).length,
  ).toBe(1)
  expect(await standing('samira')).toEqual({ scope: 'full', ended: false })
})

test('who closes a journey keeps its name and stage, opens nothing of the file, and may open the journey again', async () => {
  await ask('samira', 'claire', 'accepted')
  await share('claire', 'full')
  expect((await site.as('claire').post(`/familles/${H}/clore`, { reason: 'moved' })).status).toBe(303)
  expect(await standing('claire')).toEqual({ scope: 'status', ended: false })
  for (const table of ['beneficiary', 'agreement', 'target_public', 'outcome'])
    expect([table, await reads('claire', table)]).toEqual([table, 0])
  const { text } = await site.as('claire').get(`/familles/${H}`)
  expect(text).toContain('Famille Dorval')
  expect(text).not.toContain('06 39 98 03 21')
  expect(text).toContain(`/familles/${H}/rouvrir`)
  expect((await site.as('samira').get(`/familles/${H}`)).text).toContain('Partage terminé')
  expect((await site.as('claire').get(`/familles/${H}/rouvrir`)).status).toBe(200)
  expect((await site.as('claire').post(`/familles/${H}/rouvrir`, {})).status).toBe(303)
  expect(await standing('claire')).toEqual({ scope: 'full', ended: false })
})

test('with a device still on loan, the file stays open until it is back', async () => {
  await ask('samira', 'claire', 'accepted')
  await share('claire', 'full')
  const [device, handover] = [await uuid(), await uuid()]
  await site.owner(
    `insert into app.device (id, organisation_id, kind, brand, model, serial, state) values ($1, $2, 'laptop', 'x', 'x', $3, 'handed_over')`,
    [device, organisationId('claire'), device],
  )
  await site.owner(
    `insert into app.handover (id, organisation_id, household_id, kind, due_on, state, handed_by, created_at, signed_at) values ($1, $2, $3, 'loan', '2027-06-01', 'signed', 'x', now(), now())`,
    [handover, organisationId('claire'), H],
  )
  await site.owner(
    `insert into app.custody (id, device_id, organisation_id, household_id, handover_id, since) values (app.uuid7(), $1, $2, $3, $4, now())`,
    [device, organisationId('claire'), H, handover],
  )
  await close()
  expect(await standing('claire')).toEqual({ scope: 'full', ended: false })
  await site.owner(`update app.custody set until = now() where handover_id = $1`, [handover])
  expect(await standing('claire')).toEqual({ scope: 'status', ended: false })
})

test('a journey that is opened again is shared as before with who had accepted', async () => {
  await ask('samira', 'claire', 'accepted')
  await share('claire', 'full')
  await close()
  await site.owner(`update app.household set status = 'open', closed_as = null, closed_at = null where id = $1`, [H])
  expect(await standing('claire')).toEqual({ scope: 'full', ended: false })
})

test('a suspended receiver reads no name of those addressed to it, past every rule of the code too', async () => {
  const sent = await ask('samira', 'ines', 'sent')
  await share('ines', 'status')
  expect(await reads('ines', 'household')).toBe(1)
  await site.owner(
    `insert into app.habilitation (organisation_id, state, decided_by, decided_in, decided_at) values ($1, 'suspended', 'x', $2, now())
     on conflict (organisation_id) do update set state = excluded.state`,
    [organisationId('ines'), organisationId('claire')],
  )
  for (const table of ['household', 'need', 'prescription', 'household_access', 'beneficiary'])
    expect([table, await reads('ines', table)]).toEqual([table, 0])
  expect((await site.as('ines').get(`/familles/${H}`)).status).toBe(404)
  for (const page of ['/familles', '/familles.csv', '/ma-journee', '/orientations', `/orientations/${sent}`])
    expect([page, (await site.as('ines').get(page)).text.includes('Dorval')]).toEqual([page, false])
})
