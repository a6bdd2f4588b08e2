import { expect, test } from 'vitest'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'

const site = await testSite()
const add = async () => {
  const [row] = await site.owner<{ number: string }>(
    `insert into app.device (id, organisation_id, kind) values (app.uuid7(), $1, 'laptop') returning number`,
    [organisationId('ahmed')],
  )
  return row?.number
}

test('a device is numbered on four digits, then on as many as it takes', async () => {
  await site.owner(`select setval('app.device_number', 411)`)
  expect(await add()).toBe('ML-0412')
  await site.owner(`select setval('app.device_number', 9999)`)
  expect(await add()).toBe('ML-10000')
  expect(await add()).toBe('ML-10001')
})
