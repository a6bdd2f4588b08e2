import fc from 'fast-check'
import { expect, test } from 'vitest'
import { householdSeenBy } from '#needs/households/household.store.ts'
import { testSite } from '#testing/testSite.ts'
import { promisesTo } from './allocation.store.ts'
import { promise } from './promise.store.ts'
import { cancelPromise, servePromises } from './release.store.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)

const step = fc.record({
  act: fc.constantFrom('promise', 'promise', 'cancel', 'serve'),
  household: fc.nat(3),
  device: fc.nat(4),
})

test('whatever is promised, cancelled and handed over, in any order, the counts of places are those of the promises', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18 }), async (steps) => {
      const programme = await scene.programme({ computer: 2 })
      const households = await Promise.all([0, 1, 2, 3].map(() => scene.household({ needs: ['computer'] })))
      const devices = await Promise.all([0, 1, 2, 3, 4].map(() => scene.device()))
      for (const { act, household, device } of steps)
        await site.acting('claire', async (by) => {
          const seen = await householdSeenBy(by, households[household] ?? '')
          if (!seen) throw new Error('not seen')
          if (act === 'promise') return void (await promise(by, seen, { programme, device: devices[device]?.id }))
          const [held] = await promisesTo(by, seen.id)
          if (!held) return
          if (act === 'cancel') await cancelPromise(by, held, 'essai')
          else await servePromises(by, [held])
        })
      const [counted] = await site.owner<{ promised: number; handed_over: number; reserved: number }>(
        `select count(*) filter (where state <> 'cancelled')::int as promised, count(*) filter (where state = 'handed_over')::int as handed_over,
          count(*) filter (where state = 'promised')::int as reserved from app.allocation where programme_id = $1`,
        [programme],
      )
      const quota = await scene.quota(programme)
      expect(quota).toMatchObject({ promised: counted?.promised, handed_over: counted?.handed_over })
      expect(quota?.promised).toBeLessThanOrEqual(2)
      const [doubled] = await site.owner<{ n: number }>(
        `select count(*)::int as n from (select household_id from app.allocation where programme_id = $1 and state <> 'cancelled' group by 1 having count(*) > 1) x`,
        [programme],
      )
      expect(doubled?.n).toBe(0)
    }),
    { numRuns: 12 },
  )
}, 240_000)
