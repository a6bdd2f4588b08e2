import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { organisationId } from '../../testing/cast.ts'
import { testSite } from '../../testing/testSite.ts'
import { boughtTablets, slipTo } from './transfer.fixture.ts'

const site = await testSite()
const [claire, paul, victor] = [site.as('claire'), site.as('paul'), site.as('victor')]
let count = 0
const tablet = async (who: 'claire' | 'victor' = 'claire') =>
  (await boughtTablets(site, [`HOLD-${++count}`], who))[0] ?? { id: '', number: '', serial: '' }
const ownerOf = async (id: string) =>
  (
    await site.owner<{ owner_id: string | null; organisation_id: string }>(
      'select owner_id, organisation_id from device where id = $1',
      [id],
    )
  )[0]

/** Victor's own, entrusted to Claire. */
async function victorsAtClaires() {
  const one = await tablet('victor')
  const made = await victor.post('/transferts/nouveau', {
    ...{ to: `org:${organisationId('claire')}`, way: 'entrusted', numbers: one.serial },
  })
  const slip = made.location?.split('/').at(-1)
  await victor.post(`/transferts/${slip}/depart`, { count: '1', who: 'Victor' })
  await claire.post(`/transferts/${slip}/reception/compte`, { count: '1' })
  await claire.post(`/transferts/${slip}/reception/tout`, {})
  await claire.post(`/transferts/${slip}/reception/fin`, { who: 'Claire' })
  return one
}

/** A slip of Claire to Paul on which one thing more came, named by its number. */
async function withSurplus(way: string, extra: string) {
  const bait = way === 'passed_on' ? await victorsAtClaires() : await tablet()
  const slip = await slipTo(site, [bait.serial], { way })
  await paul.post(`/transferts/${slip}/reception/compte`, { count: '2' })
  await paul.post(`/transferts/${slip}/reception/lecture`, { code: bait.serial })
  await paul.post(`/transferts/${slip}/reception/lecture`, { code: extra })
  await paul.post(`/transferts/${slip}/reception/fin`, { who: 'Paul' })
  const [item] = await site.owner<{ id: string }>(
    `select id from transfer_item where transfer_id = $1 and state = 'surplus'`,
    [slip],
  )
  return { slip, line: `/transferts/${slip}/lignes/${item?.id}` }
}

/** What the database answers to somebody who writes behind the pages: the rows changed, or the rule that refuses. */
const tries = async (who: 'claire' | 'paul' | 'victor', query: ReturnType<typeof sql>) =>
  site
    .acting(who, async (by) => Number((await query.execute(by.db)).numAffectedRows ?? 0))
    .catch((error: { constraint?: string }) => error.constraint)

describe('an owner changes only when the owner gives', () => {
  test('what came along with a gift, and belongs to a third, is not settled as given', async () => {
    const owned = await victorsAtClaires()
    const { line } = await withSurplus('given', owned.number)
    const answer = await claire.post(line, { as: 'settled' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Cet appareil vous est confié : il ne peut pas être donné')
    const kept = { owner_id: organisationId('victor'), organisation_id: organisationId('claire') }
    expect(await ownerOf(owned.id)).toEqual(kept)
    expect((await claire.post(line, { as: 'handed_back' })).status).toBe(303)
    expect(await ownerOf(owned.id)).toEqual(kept)
  })

  test('entrusted, it stays there under the same owner; one’s own is settled as given', async () => {
    const [owned, own] = [await victorsAtClaires(), await tablet()]
    await claire.post((await withSurplus('entrusted', owned.number)).line, { as: 'settled' })
    expect(await ownerOf(owned.id)).toEqual({
      ...{ owner_id: organisationId('victor'), organisation_id: organisationId('paul') },
    })
    await claire.post((await withSurplus('given', own.number)).line, { as: 'settled' })
    expect(await ownerOf(own.id)).toEqual({ owner_id: null, organisation_id: organisationId('paul') })
  })

  test('one’s own is not passed on as if it were another’s', async () => {
    const own = await tablet()
    const answer = await claire.post((await withSurplus('passed_on', own.number)).line, { as: 'settled' })
    expect(answer.text).toContain('Cet appareil est à vous')
    expect((await ownerOf(own.id))?.organisation_id).toBe(organisationId('claire'))
  })

  test('behind the pages neither: not by its keeper, not through a line of a slip', async () => {
    const owned = await victorsAtClaires()
    expect(await tries('claire', sql`update device set owner_id = null where id = ${owned.id}`)).toBe('owner_gives')
    const { slip, line } = await withSurplus('given', owned.number)
    const settled = () =>
      site.acting('claire', async (by) => {
        await sql`update device set transfer_id = ${slip} where id = ${owned.id}`.execute(by.db)
        await sql`update transfer_item set state = 'settled', device_id = ${owned.id} where id = ${line.split('/').at(-1)}`.execute(
          by.db,
        )
        await sql`select app.take_over(${slip}, now())`.execute(by.db)
      })
    await expect(settled()).rejects.toMatchObject({ constraint: 'owner_gives' })
  })
})

describe('what a slip says holds', () => {
  const sent = async () => {
    const one = await tablet()
    return { one, slip: await slipTo(site, [one.serial]) }
  }

  test('whoever receives turns nothing that was entrusted into a gift, and names nothing else', async () => {
    const { one, slip } = await sent()
    for (const change of [
      sql`way = 'given'`,
      sql`way = 'given', state = 'received', received_at = now(), received_by = 'Paul'`,
      ...[sql`announced = 0`, sql`note = 'Autre'`, sql`sent_by = 'Autre'`, sql`receiver_id = organisation_id`],
      ...[sql`state = 'cancelled'`, sql`state = 'closed'`, sql`state = 'prepared'`],
    ])
      expect(await tries('paul', sql`update transfer set ${change} where id = ${slip}`)).toBe('slip_holds')
    for (const change of [sql`number = 'X'`, sql`device_id = null`, sql`state = 'lost'`, sql`moved_at = now()`])
      expect(await tries('paul', sql`update transfer_item set ${change} where transfer_id = ${slip}`)).toBe(
        'slip_holds',
      )
    expect(await tries('paul', sql`select app.take_over(${slip}, now())`)).toBeUndefined()
    expect(await ownerOf(one.id)).toEqual({ owner_id: null, organisation_id: organisationId('claire') })
  })

  test('whoever sent writes it until it leaves, and signs nothing for the other end', async () => {
    const one = await tablet()
    const prepared = await slipTo(site, [one.serial], { sent: false })
    expect(await tries('claire', sql`update transfer set note = 'Deux cartons' where id = ${prepared}`)).toBe(1)
    expect(await tries('paul', sql`update transfer set state = 'sent' where id = ${prepared}`)).toBe('slip_holds')
    const { slip } = await sent()
    for (const change of [
      ...[sql`note = 'Trois cartons'`, sql`counted = 1`, sql`way = 'given'`],
      sql`state = 'received', received_at = now(), received_by = 'Paul'`,
    ])
      expect(await tries('claire', sql`update transfer set ${change} where id = ${slip}`)).toBe('slip_holds')
    expect(await tries('claire', sql`update transfer_item set state = 'received' where transfer_id = ${slip}`)).toBe(
      'slip_holds',
    )
    const written = sql`insert into transfer (id, organisation_id, receiver_id, way, state, announced, prepared_at, prepared_by, moved_at, received_at, received_by)
      values (app.uuid7(), ${organisationId('claire')}, ${organisationId('paul')}, 'given', 'received', 1, now(), 'C', now(), now(), 'Paul')`
    expect(await tries('claire', written)).toBe('slip_holds')
  })
})
