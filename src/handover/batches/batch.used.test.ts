import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { allWorks, benchPost, readyDevice, receivedLot, stateOf } from '#equipment/devices/device.fixture.ts'
import { lendDevices, reserveDevice, takeBackDevice } from '#equipment/devices/device.moves.store.ts'
import { boughtTablets, slipTo } from '#equipment/transfers/transfer.fixture.ts'
import { newId } from '#platform/db/id.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'

const site = await testSite()
let count = 0

/** A sheet of this organisation for one of its people, with this device on it. */
const sheetOf = async (owner: 'ahmed' | 'claire' | 'paul', device: string) => {
  const id = newId()
  await site.owner(
    `insert into app.batch (id, organisation_id, receiver, receiver_name, receiver_role, due_on, handed_by, created_at, updated_at)
     values ($1, $2, 'person', 'Awa Diop', 'enseignante', '2028-07-01', 'Paul', now(), now())`,
    [id, organisationId(owner)],
  )
  await site.owner(`insert into app.batch_item (id, batch_id, organisation_id, device_id) values ($1, $2, $3, $4)`, [
    ...[newId(), id, organisationId(owner), device],
  ])
  return id
}
const lent = (owner: 'ahmed' | 'claire' | 'paul', device: string, batchId: string, at?: Date) =>
  site.acting(
    owner,
    async (by) => {
      await reserveDevice(by, device)
      const said = { givenBy: 'Paul Wattrelos', receivedBy: 'Awa Diop, enseignante', how: 'signature' as const }
      expect(await lendDevices(by, [device], { batchId, placeId: null }, said)).toBeNull()
    },
    at,
  )
/** Lent by its keeper on one sheet, then back, then through the bench again without any wiping. */
const lentAndBack = async (owner: 'ahmed' | 'claire', device: string) => {
  await lent(owner, device, await sheetOf(owner, device))
  await site.acting(owner, async (by) => expect(await takeBackDevice(by, device)).toBeNull())
}
const force = (owner: 'ahmed' | 'claire', device: string) =>
  site.acting(owner, async (by) => {
    await by.db.updateTable('device').set({ state: 'ready' }).where('id', '=', device).execute()
  })

describe('a machine that a batch lent was used', () => {
  test('a laptop wiped with proof before is not ready again on that proof, on the page nor in the database', async () => {
    const id = await readyDevice(site, await receivedLot(site), `LENT-${++count}`)
    expect(await stateOf(site, id)).toBe('ready')
    await lentAndBack('ahmed', id)
    await expect(force('ahmed', id)).rejects.toThrow(/every drive is proved/)
    await benchPost(site, id, 'a-effacer')
    expect((await site.as('ahmed').get(`/appareils/${id}`)).text).toContain('avant le dernier usage')
    expect((await benchPost(site, id, 'essais', allWorks)).status).not.toBe(303)
    expect(await stateOf(site, id)).toBe('to_wipe')
  })

  test('a tablet bought new, of which nobody knows a drive, is reset before it is ready again', async () => {
    const [tablet] = await boughtTablets(site, [`LENT-${++count}`])
    await lentAndBack('claire', tablet?.id ?? '')
    await expect(force('claire', tablet?.id ?? '')).rejects.toThrow(/every drive is proved/)
  })

  test('a record that was read under another one is used by what that one lived', async () => {
    const [tablet, absorbed] = await boughtTablets(site, [`LENT-${++count}`, `LENT-${++count}`])
    await lentAndBack('claire', tablet?.id ?? '')
    await site.owner(
      `insert into app.device_join (id, organisation_id, kept_id, absorbed_id, reason, before, joined_at)
       values ($1, $2, $3, $4, 'Même machine', '{}', now() - interval '1 day')`,
      [newId(), organisationId('claire'), tablet?.id, absorbed?.id],
    )
    const [row] = await site.owner<{ at: Date | null }>('select app.used_until($1) as at', [absorbed?.id])
    expect(row?.at).not.toBeNull()
  })

  test('its public proof says that it served since', async () => {
    const id = await readyDevice(site, await receivedLot(site), `LENT-${++count}`)
    const digest = createHash('sha256').update(id).digest()
    await site.owner(
      `insert into app.certificate (id, number, organisation_id, device_id, code, code_hash, file_id, sha256, evidence_sha256, facts, operator_ids,
         verifier_id, verifier, issued_at)
       select $1, 'EF-' || $4::text, d.organisation_id, d.id, '23456789' || lpad(translate($4::text, '01', 'AB'), 4, 'Z'), $3, w.file_id, $3, $3, '{}', '{}',
         (select m.id from app.member m where m.organisation_id = d.organisation_id limit 1), 'Lina', '2026-03-10'
       from app.device d join app.wipe w on w.device_id = d.id where d.id = $2 limit 1`,
      [newId(), id, digest, String(++count)],
    )
    const served = async () =>
      (
        await site.owner<{ used_since: boolean }>('select used_since from app.proof_behind($1, $2)', [
          digest,
          '2026-06-02',
        ])
      )[0]?.used_since
    expect(await served()).toBe(false)
    await lent('ahmed', id, await sheetOf('ahmed', id), new Date('2026-04-12T09:00:00Z'))
    expect(await served()).toBe(true)
  })

  test('a machine of a gift lent to a partner’s public was reused, in the month of that loan', async () => {
    const id = await readyDevice(site, await receivedLot(site), `LENT-${++count}`)
    await lent('ahmed', id, await sheetOf('ahmed', id), new Date('2026-05-12T09:00:00Z'))
    const fates = await site.acting('denis', (by) =>
      sql<{ device_id: string; fate: string; month: string }>`
        select device_id, fate, month::text from app.dated_fates(array(select id from donation), now(), 'Europe/Paris')`.execute(
        by.db,
      ),
    )
    expect(fates.rows.filter((row) => row.device_id === id)).toEqual([
      { device_id: id, fate: 'handed_over', month: '2026-05-01' },
    ])
  })
})

describe('what belongs to another organisation', () => {
  let device = ''
  beforeEach(async () => {
    const [one] = await boughtTablets(site, [`OWNED-${++count}`])
    device = one?.id ?? ''
    const slip = await slipTo(site, [one?.serial ?? ''])
    const paul = site.as('paul')
    await paul.post(`/transferts/${slip}/reception/compte`, { count: '1' })
    await paul.post(`/transferts/${slip}/reception/tout`, {})
    await paul.post(`/transferts/${slip}/reception/fin`, { who: 'Paul Wattrelos' })
    await lent('paul', device, await sheetOf('paul', device))
  })

  test('its owner never reads to whom it was lent', async () => {
    expect((await site.as('paul').get(`/appareils/${device}`)).text).toContain('Awa Diop')
    const owner = (await site.as('claire').get(`/appareils/${device}`)).text
    expect(owner).not.toContain('Awa Diop')
    expect(owner).toContain('Collège des Trois-Tilleuls')
  })

  test('it is not counted among families, and its page says that it is lent, not handed to a family', async () => {
    const { followedOf } = await import('#equipment/transfers/follow.store.ts')
    const [school] = (await site.acting('claire', followedOf)).filter(({ id }) => id === organisationId('paul'))
    expect(school?.families).toBe(0)
    for (const who of ['paul', 'claire'] as const) {
      const { text } = await site.as(who).get(`/appareils/${device}`)
      expect(text).not.toContain('à une famille')
      expect(text).toContain('Prêté')
    }
  })
})
