import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { runsOf } from './run.testing.ts'

const site = await testSite()

test('three computers for six families: the first priority first', async () => {
  const { run } = await runsOf(site).run()
  const served = await site.owner<{ stratum: number; n: number }>(
    `select stratum, count(*)::int as n from app.run_need where run_id = $1 and outcome = 'served' group by 1`,
    [run],
  )
  expect(served).toEqual([{ stratum: 1, n: 3 }])
})
