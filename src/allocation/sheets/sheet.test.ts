import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { decidedRun, linesOf, quotaOf, supplyOf } from './sheet.testing.ts'

const site = await testSite()
const read = async (path: string) => linesOf((await site.as('claire').get(path)).text.split('notice-parts')[1] ?? '')

test('x', async () => {
  const run = await decidedRun(site, 8)
  await run.write({
    wishes: [9, 8, 7, 6, 5, 4, 3, 2].map((points) => ({ points })),
    supply: [supplyOf(20)],
    quotas: [quotaOf('q1', 'Harnes', 5)],
  })
  const { text, status } = await site.as('claire').get(run.path(6))
  console.log(status, linesOf(text).join('\n'))
  console.log((await read(run.path(0))).join('\n'))
  console.log((await site.as('claire').get(`${run.path(6)}/detail`)).text.length)
  expect(1).toBe(1)
})
