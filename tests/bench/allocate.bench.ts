import { parseArgs } from 'node:util'
import { allocate } from '#allocation/solving/allocate.ts'
import { check } from '#allocation/solving/check.ts'
import { generator } from '#allocation/solving/random.testing.ts'
import type { Need, Quota, Scenario, Supply } from '#allocation/solving/scenario.ts'
import { flat, greedy } from './allocatePeers.ts'

// How long an exact and proved allocation takes, beside plain greedy (fast, but not the best) and beside one flat model: a column
// for each need and class, one weighted sum for the strata and the points. The last line is one JSON object.
const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string', default: 'abcd' } } })
const say = (text: string) => process.stderr.write(`${text}\n`)

type Shape = {
  needs: number
  kits: number
  strata: number
  kinds: number
  classes: number
  families: Record<string, number>
  floors?: boolean
}
const shapes: Record<string, Shape> = {
  a: { needs: 300, kits: 120, strata: 2, kinds: 1, classes: 1, families: { commune: 3 } },
  b: { needs: 50_000, kits: 15_000, strata: 3, kinds: 1, classes: 1, families: { school: 125, public: 4 } },
  c: {
    needs: 20_000,
    kits: 6_000,
    strata: 5,
    kinds: 3,
    classes: 3,
    families: { commune: 36, public: 4, agreement: 5 },
  },
  d: {
    needs: 50_000,
    kits: 15_000,
    strata: 5,
    kinds: 4,
    classes: 4,
    families: { commune: 36, public: 6, agreement: 5 },
    floors: true,
  },
}

/** Families of unequal sizes, caps a little above an equal share. */
function scenarioOf({ needs, kits, strata, kinds, classes, families, floors }: Shape): Scenario {
  const random = generator(1)
  const pick = (most: number) => Math.floor(random() * most)
  const skewed = (most: number) => Math.floor(most * random() ** 1.6)
  const all = Array.from({ length: kinds }, (_, index) => `kind ${index}`)
  return {
    seed: 'bench',
    needs: Array.from(
      { length: needs },
      (_, index): Need => ({
        id: `n${index}`,
        kind: all[pick(kinds)] ?? '',
        stratum: 1 + pick(strata),
        points: pick(40),
        since: `2026-0${1 + pick(9)}-${10 + pick(18)}`,
        attributes: Object.fromEntries(
          Object.entries(families).map(([family, count]) => [family, `${family} ${skewed(count)}`]),
        ),
      }),
    ),
    supply: Array.from(
      { length: classes },
      (_, index): Supply => ({
        class: `class ${index}`,
        count: Math.floor(kits / classes),
        suits: all.filter((_, kind) => index === 0 || (kind + index) % 3 !== 0),
        fit: Object.fromEntries(all.map((kind, at) => [kind, 1 + ((index * 7 + at * 3) % 5)])),
      }),
    ),
    quotas: Object.entries(families).flatMap(([family, count]) =>
      Array.from({ length: count }, (_, index): Quota => {
        const share = kits / count
        return {
          name: `${family} ${index}`,
          where: { [family]: [`${family} ${index}`] },
          class: null,
          min: floors && family === 'commune' ? Math.floor(share * 0.2) : null,
          max: Math.floor(share * (1 + random() * 0.3)),
        }
      }),
    ),
  }
}

const timed = async <T>(work: () => T | Promise<T>): Promise<[T, number]> => {
  const start = performance.now()
  const done = await work()
  return [done, (performance.now() - start) / 1000]
}
const byStratum = (served: Need[], strata: number) =>
  Array.from({ length: strata }, (_, index) => served.filter(({ stratum }) => stratum === index + 1).length)

await allocate(scenarioOf({ ...(shapes.a as Shape), needs: 10 }))
const results: Record<string, unknown> = {}
for (const name of values.only ?? '') {
  const shape = shapes[name]
  if (!shape) continue
  const scenario = scenarioOf(shape)
  const [found, exactly] = await timed(() => allocate(scenario))
  const rss = Math.round(process.resourceUsage().maxRSS / 1024)
  if (found.status === 'infeasible') throw new Error(`no allocation for ${name}`)
  const [checked, checking] = await timed(() => check(found.certificate))
  const [plain, greedily] = await timed(() => greedy(scenario))
  const [fractions, flatly] = await timed(() => flat(scenario))
  const greedyServed = byStratum(plain, shape.strata)
  results[name] = {
    seconds: exactly,
    checkSeconds: checking,
    served: found.served,
    unproved: checked.unproved,
    greedySeconds: greedily,
    greedyServed,
    flatSeconds: flatly,
    flatFractions: fractions,
    ratioToFlat: exactly / flatly,
    maxRssMb: rss,
  }
  say(`${name}: ${shape.needs} besoins, ${shape.kits} kits, ${scenario.quotas.length} quotas`)
  say(
    `   exact ${exactly.toFixed(2)} s (${found.served.join(' + ')}), vérifié en ${checking.toFixed(2)} s, ${checked.unproved.length === 0 ? 'tout est prouvé' : `non prouvé : ${checked.unproved.join(', ')}`}, ${rss} Mo au plus`,
  )
  say(
    `   glouton ${greedily.toFixed(2)} s (${greedyServed.join(' + ')}) ; modèle à plat ${flatly.toFixed(2)} s, ${fractions} valeurs fractionnaires, rapport ${(exactly / flatly).toFixed(2)}`,
  )
}
if (values.json) console.log(JSON.stringify(results))
