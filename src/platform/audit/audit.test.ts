import { expect, test } from 'vitest'
import { asOwner } from '#platform/db/database.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { record } from './event.store.ts'
import { verifyChains } from './verify.ts'

const site = await testSite()
const act = (n: number) =>
  site.acting('claire', (by) =>
    record(by, {
      act: 'household.visited',
      subject: ['household', by.newId()],
      why: `visite ${n}`,
      data: { n, é: 'ù' },
    }),
  )
const check = (heads = []) => asOwner(site.url, (owner) => verifyChains(owner, heads))
const tamper = (text: string, values: unknown[] = []) => site.owner(text, values)

test('each act adds one link to the chain of its own organisation', async () => {
  for (let n = 1; n <= 5; n++) await act(n)
  await site.acting('victor', (by) => record(by, { act: 'household.visited', subject: ['household', by.newId()] }))
  const found = await check()
  expect(found.events).toBe(6)
  expect(found.breaks).toEqual([])
  expect(found.heads.map((head) => head.seq).sort()).toEqual([1, 5])
})

test('two people who act at once leave two links, never a fork', async () => {
  await Promise.all(Array.from({ length: 12 }, (_, n) => act(100 + n)))
  const found = await check()
  expect(found.breaks).toEqual([])
  expect(Math.max(...found.heads.map((head) => head.seq))).toBe(17)
})

test('an edited event is found where it stands', async () => {
  await tamper(`update app.event set why = 'rien' where organisation_id = $1 and seq = 3`, [organisationId('claire')])
  expect((await check()).breaks).toMatchObject([{ seq: 3, fault: 'edited' }])
  await tamper(`update app.event set why = 'visite 3' where organisation_id = $1 and seq = 3`, [
    organisationId('claire'),
  ])
  expect((await check()).breaks).toEqual([])
})

test('two events that change places are found', async () => {
  const org = organisationId('claire')
  const swap = async () => {
    await tamper('update app.event set seq = -1 where organisation_id = $1 and seq = 6', [org])
    await tamper('update app.event set seq = 6 where organisation_id = $1 and seq = 7', [org])
    await tamper('update app.event set seq = 7 where organisation_id = $1 and seq = -1', [org])
  }
  await swap()
  expect((await check()).breaks.map((b) => b.seq)).toEqual(expect.arrayContaining([6, 7]))
  await swap()
})

test('a deleted event, a cut tail, and a tail cut together with its head are found', async () => {
  const org = organisationId('claire')
  const { heads } = await check()
  await tamper('delete from app.event where organisation_id = $1 and seq = 17', [org])
  expect((await check()).breaks).toMatchObject([{ seq: 17, fault: 'tail_cut' }])
  await tamper(
    `update app.chain_head h set seq = 16, hash = (select hash from app.event e where e.organisation_id = $1 and seq = 16) where organisation_id = $1`,
    [org],
  )
  expect((await check()).breaks).toEqual([])
  expect((await check(heads as never)).breaks).toMatchObject([{ seq: 17, fault: 'tail_cut' }])
  await tamper('delete from app.event where organisation_id = $1 and seq = 4', [org])
  expect((await check()).breaks).toMatchObject([{ seq: 5, fault: 'missing' }])
})

test('the site can neither edit nor delete an event', async () => {
  await expect(site.acting('claire', (by) => by.db.deleteFrom('event').execute())).rejects.toThrow(/permission denied/)
  await expect(site.acting('claire', (by) => by.db.updateTable('event').set({ why: 'x' }).execute())).rejects.toThrow(
    /permission denied/,
  )
})
