import type { PriorityRules } from '../ranking/policy.ts'
import { LINES, scenarioOf } from '../runs/scenario.rules.ts'
import type { Scenario } from '../solving/scenario.ts'
import type { RuleLeft } from '../waiting/limits.rules.ts'
import { ranked } from '../waiting/participants.rules.ts'
import { changed } from './change.rules.ts'
import type { Change } from './change.ts'
import type { Inputs, Limit } from './inputs.ts'

/** Seed of every simulation, whatever the programme: no real draw uses it, so that nothing here foretells one. */
const SIMULATION_SEED = 'simulation'

/** The question of a run with these changes. A need is called after the place of its family in the list, from one: nothing here says who it is. */
export function questionOf(inputs: Inputs, rules: PriorityRules, changes: readonly Change[]): Scenario {
  const after = changed(inputs, rules, changes)
  const { asking, places, rules: quotas, stock, ...today } = inputs.today
  const count = (name: string, now: number) => after.stock.find((one) => one.name === name)?.count ?? now
  const limitOf = (at: number) => left(after.limits[at])
  const { frozen } = scenarioOf(
    {
      ...today,
      participants: ranked(asking, after.rules, inputs.day),
      places: places.map((row, at) => ({ ...row, left: limitOf(at).max ?? row.left })),
      rules: [
        ...quotas.map((rule, at) => ({ ...rule, ...limitOf(places.length + at) })),
        ...places.flatMap(({ commune, kind }, at): RuleLeft[] => {
          const { name = '' } = after.limits[at] ?? {}
          const { min } = limitOf(at)
          const everybody = { publics: [], organisations: [], agreements: [] }
          return min ? [{ name, kind, communes: [commune], ...everybody, min, max: null }] : []
        }),
      ],
      stock: stock.map((one) => ({ ...one, count: count(one.name, one.count) })),
      lines: count(LINES, today.lines),
    },
    (_, at) => `${at + 1}`,
  )
  return { seed: SIMULATION_SEED, ...frozen }
}

/** Which family a need is of, from nought. */
export const familyOf = (needId: string): number => Number.parseInt(needId, 10) - 1

/** What a limit still asks for and allows, once what was promised is taken away. */
const left = (limit: Limit | undefined): { min: number | null; max: number | null } => {
  const less = (total: number | null | undefined) =>
    total == null ? null : Math.max(0, total - (limit?.promised ?? 0))
  return { min: less(limit?.atLeast), max: less(limit?.atMost) }
}
