import { parseArgs } from 'node:util'
import { allocate } from '#allocation/solving/allocate.ts'
import { check } from '#allocation/solving/check.ts'
import type { Need } from '#allocation/solving/scenario.ts'
import { flat, greedy } from './allocatePeers.ts'
import { type Shape, scenarioOf, shapes } from './allocateShapes.ts'
import { besideASite } from './allocateSite.ts'

// How long an exact and proved allocation takes, beside plain greedy (fast, but not the best) and beside one flat model: a column
// for each need and class, one weighted sum for the strata and the points. With « s », how a site answers while (d) is solved beside it,
// and how long a freeze and a decision take. The last line is one JSON object.
const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string', default: 'abcds' } } })
const say = (text: string) => process.stderr.write(`${text}\n`)

const timed = async <T>(work: () => T | Promise<T>): Promise<[T, number]> => {
  const start = performance.now()
  const done = await work()
  return [done, (performance.now() - start) / 1000]
}
const byStratum = (served: Need[], strata: number) =>
  Array.from({ length: strata }, (_, index) => served.filter(({ stratum }) => stratum === index + 1).length)

await allocate(scenarioOf({ ...shapes.a, needs: 10 }))
const results: Record<string, unknown> = {}
for (const name of values.only ?? '') {
  if (name === 's') results.site = await besideASite(scenarioOf(shapes.d), say)
  const shape = (shapes as Record<string, Shape>)[name]
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
