import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../handouts/scene.testing.ts'
import { pngOf, signatureOf } from './png.testing.ts'
import { sceneOf as familyScene } from './scene.testing.ts'

const site = await testSite()
const [scene, families] = [sceneOf(site), familyScene(site)]
const paul = site.as('paul')
const [place] = await site.owner<{ id: string }>(
  `insert into app.place (id, organisation_id, name, commune) values (app.uuid7(), $1, 'Réserve', '62413') returning id`,
  [organisationId('paul')],
)
const signature = { signer: 'Awa Diop', read: 'oui', how: 'screen', signature: signatureOf(pngOf()) }

/** The constraint by which the database refuses what an organisation writes by hand, or what it did. */
const writes = (who: 'nadia' | 'paul', query: ReturnType<typeof sql>) =>
  site
    .acting(who, (by) => query.execute(by.db))
    .then(() => 'written')
    .catch((error: { constraint?: string; message: string }) => error.constraint ?? error.message)

test('a signed handover is not written again by its own organisation: neither who signed, nor what, nor its papers', async () => {
  const { url, id, device } = await families.prepared({ name: 'Famille Gravee', sim: false })
  const more = { ...signature, signer_as: 'parent', address: '3 rue des Lilas' }
  expect((await site.as('nadia').sign(url, more)).status).toBe(303)
  for (const change of [
    sql`signer = 'Un autre'`,
    sql`agreement_file_id = null`,
    sql`signature_file_id = null`,
    sql`kind = 'gift'`,
    sql`due_on = '2030-01-01'`,
    sql`signed_at = null`,
    sql`state = 'prepared'`,
    sql`state = 'cancelled'`,
    sql`witness = 'Quelqu’un', handed_by = 'Personne'`,
  ])
    expect(await writes('nadia', sql`update handover set ${change} where id = ${id}`)).toBe('signed_stays')
  const other = await families.device()
  expect(await writes('nadia', sql`update handover_item set device_id = ${other.id} where handover_id = ${id}`)).toBe(
    'things_stay',
  )
  expect(
    await writes(
      'nadia',
      sql`insert into handover_item (id, handover_id, household_id, device_id) select app.uuid7(), id, household_id, ${other.id} from handover where id = ${id}`,
    ),
  ).toBe('things_stay')
  expect(await families.state('device', 'id', device.id)).toEqual(['handed_over'])
  // What comes after the signature is still written, and erasure takes everything away.
  expect((await site.as('nadia').post(`${url}/exemplaire`, { how: 'printed' })).status).toBe(303)
  await site.owner(
    `select app.forget_household(household_id, now(), 'asked', 'Nadia') from app.handover where id = $1`,
    [id],
  )
  expect(await site.owner('select signer, agreement_file_id from app.handover where id = $1', [id])).toEqual([
    { signer: '', agreement_file_id: null },
  ])
})

test('a signed batch is not written again by its own organisation, and still comes back thing by thing', async () => {
  const [one, two] = await scene.tablets(2)
  const made = await paul.post('/remises-groupees/nouvelle', {
    ...{ receiver: 'person', name: 'Awa Diop', role: 'enseignante', due_on: '2028-07-01' },
    numbers: one?.number,
  })
  const url = made.location ?? ''
  const id = url.split('/').pop()
  expect((await paul.sign(url, signature)).status).toBe(303)
  for (const change of [
    sql`signer = 'Un autre', signature_file_id = null`,
    sql`agreement_file_id = null`,
    sql`state = 'prepared', signed_at = null`,
    sql`receiver_name = 'Un autre'`,
    sql`due_on = '2030-01-01'`,
  ])
    expect(await writes('paul', sql`update batch set ${change} where id = ${id}`)).toBe('signed_stays')
  expect(await writes('paul', sql`update batch_item set device_id = ${two?.id} where batch_id = ${id}`)).toBe(
    'things_stay',
  )
  const [item] = await site.owner<{ id: string }>(
    'select id from app.batch_item where batch_id = $1 and device_id is not null',
    [id],
  )
  expect(
    (
      await paul.post(`${url}/retour`, {
        ...{ place: place?.id ?? '', condition: 'fine', accessories: 'all', lock: 'none' },
        items: [item?.id ?? ''],
      })
    ).status,
  ).toBe(303)
})

test('no sheet is born signed, and what is entrusted is on no gift, whichever is written first', async () => {
  const { sheets } = await scene.prepared({ pupils: 1, devices: 1 })
  const { household_id: household } = sheets[0] ?? { household_id: '' }
  const [entrusted] = await scene.tablets(1)
  await site.owner('update app.device set owner_id = $2 where id = $1', [entrusted?.id, organisationId('claire')])
  const school = organisationId('paul')
  const born = (
    state: string,
  ) => sql`insert into handover (id, number, organisation_id, household_id, kind, state, signed_at, signer, signed_how, handed_by, created_at)
    values (app.uuid7(), 'RM-99999', ${school}, ${household}, 'gift', ${state}, now(), 'x', 'typed', 'p', now())`
  for (const state of ['signed', 'closed', 'prepared']) expect(await writes('paul', born(state))).toBe('sheet_begins')
  await site.owner(
    `insert into app.handover (id, number, organisation_id, household_id, kind, state, signed_at, signer, signed_how, handed_by, created_at)
     values (app.uuid7(), 'RM-99998', $1, $2, 'gift', 'signed', now(), 'x', 'typed', 'p', now())`,
    [school, household],
  )
  await expect(
    site.owner(
      `insert into app.handover_item (id, handover_id, household_id, device_id, state) select app.uuid7(), id, household_id, $1, 'accepted' from app.handover where number = 'RM-99998'`,
      [entrusted?.id],
    ),
  ).rejects.toMatchObject({ constraint: 'gift_of_entrusted' })
})

test('a part is taken from no machine that is entrusted', async () => {
  const [own, entrusted] = await scene.tablets(2)
  await site.owner('update app.device set owner_id = $2 where id = $1', [entrusted?.id, organisationId('claire')])
  const part = (from?: string) =>
    sql`insert into part (id, organisation_id, kind, from_device_id, added_at) values (app.uuid7(), ${organisationId('paul')}, 'memory', ${from}, now())`
  expect(await writes('paul', part(entrusted?.id))).toContain('row-level security')
  expect(await writes('paul', part(own?.id))).toBe('written')
})
