import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { alikeTo } from './household.alike.store.ts'

const site = await testSite()
const register = async (who: 'samira' | 'sofia', name: string, phone: string) =>
  (
    await site.as(who).post('/familles/nouvelle', {
      ...{ name, phone, commune: '62413', adults: '1', children: '0', needs: ['computer'] },
      ...{ channel: 'phone', informed: 'oui', known: 'oui' },
    })
  ).location
    ?.split('/')
    .at(-1) ?? ''
const reachedAt = (phone: string) =>
  site.acting('samira', async (by) => {
    const asked = { id: by.newId(), name: 'X', name_key: 'x', commune: '62413', phone }
    return (await alikeTo(asked, by).execute(by.db)).rows.map(
      (row) => (row as unknown as { household_id: string }).household_id,
    )
  })

const phone = '+33639980888'
const own = await register('samira', 'Famille Meunier', phone)
await register('sofia', 'Famille Ailleurs', phone)

test('a family is found by its number, and one that only another structure follows is not', async () => {
  expect(await reachedAt(phone)).toEqual([own])
})

test('the number that is looked for is the one it has now', async () => {
  await site.owner(`update app.household set phone = '+33639980889' where id = $1`, [own])
  expect([await reachedAt(phone), await reachedAt('+33639980889')]).toEqual([[], [own]])
})

test('who follows from afar does not find a family by its number, and finds it once the file is opened', async () => {
  const follow = (scope: string) =>
    site.owner('update app.household_access set scope = $3 where household_id = $1 and organisation_id = $2', [
      own,
      organisationId('samira'),
      scope,
    ])
  await follow('status')
  expect(await reachedAt('+33639980889')).toEqual([])
  await follow('full')
  expect(await reachedAt('+33639980889')).toEqual([own])
})

test('a family that is forgotten leaves no number behind', async () => {
  expect((await site.as('samira').post(`/familles/${own}/droits/effacement`, { asked: 'spoken' })).status).toBe(303)
  expect(await site.owner('select phone from app.household_access where household_id = $1', [own])).toEqual([
    { phone: null },
  ])
})
