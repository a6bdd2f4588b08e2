import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { allocate, type Optimal } from '../solving/allocate.ts'
import { generator } from '../solving/random.testing.ts'
import type { Scenario } from '../solving/scenario.ts'
import { changesOf } from './changes.rules.ts'
import { sheetsOfRun } from './sheet.store.ts'
import { decidedRun, quotaOf, supplyOf } from './sheet.testing.ts'

const site = await testSite()
const ROUNDS = Number(process.env.MAILLON_CHANGES ?? 10)
const isServed = async (scenario: Scenario, need: string) =>
  ((await allocate(scenario)) as Optimal).assignments.some((one) => one.need === need)

test('what is said to change the answer does: the engine, asked again with it, serves the family', async () => {
  const run = await decidedRun(site, 12)
  const said = { places: 0, devices: 0, points: 0 }
  for (let round = 0; round < ROUNDS; round++) {
    const random = generator(round)
    const pick = (most: number) => Math.floor(random() * most)
    // One round in three lacks nothing but devices.
    const most = (few: number) => (round % 3 === 0 ? 30 : few)
    const written = await run.write({
      seed: `graine ${round}`,
      wishes: run.needs.map(() => ({
        ...{ stratum: 1 + pick(2), points: pick(5), since: `2026-0${1 + pick(3)}-01` },
        quotas: [random() < 0.75 ? 'q1' : 'q2', ...(random() < 0.25 ? ['q3'] : []), ...(random() < 0.2 ? ['q4'] : [])],
      })),
      supply: [supplyOf(round % 3 === 0 || random() < 0.2 ? 4 + pick(3) : 30)],
      quotas: [
        quotaOf('q1', 'Harnes', most(1 + pick(4))),
        quotaOf('q2', 'Lens', most(1 + pick(4))),
        quotaOf('q3', 'Élèves', most(random() < 0.5 ? 1 + pick(3) : 30)),
        quotaOf('q4', 'Convention', most(random() < 0.4 ? 1 + pick(2) : 30)),
      ],
    })
    const sheets = await site.acting('claire', (by) => sheetsOfRun(by, run.run))
    for (const sheet of sheets) {
      const { places, points } = changesOf(sheet)
      const { scenario } = written
      const own = { need: sheet.pseudonym, round }
      if (places && sheet.binding[0]) {
        said.places++
        const name = sheet.binding[0].name
        const more = scenario.quotas.map((one) => (one.name === name ? { ...one, max: (one.max ?? 0) + places } : one))
        expect([own, await isServed({ ...scenario, quotas: more }, sheet.pseudonym)]).toEqual([own, true])
      } else if (places) {
        said.devices++
        const more = scenario.supply.map((one) => ({ ...one, count: one.count + places }))
        expect([own, await isServed({ ...scenario, supply: more }, sheet.pseudonym)]).toEqual([own, true])
      }
      const withPoints = (more: number) => ({
        ...scenario,
        needs: scenario.needs.map((one) => (one.id === sheet.pseudonym ? { ...one, points: one.points + more } : one)),
      })
      if (points) {
        said.points++
        expect([own, await isServed(withPoints(points), sheet.pseudonym)]).toEqual([own, true])
      }
    }
  }
  for (const [what, count] of Object.entries(said)) expect([what, count > 0]).toEqual([what, true])
}, 300_000)
