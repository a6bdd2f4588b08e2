import type { PriorityRules } from '../policies/policy.ts'
import { rankOf } from '../policies/ranking.rules.ts'
import type { Quota, Scenario } from '../solving/scenario.ts'
import { changed } from './change.rules.ts'
import type { Change } from './change.ts'
import type { Inputs, Limit, StockClass } from './inputs.ts'

/** Seed of every simulation, whatever the programme: no real draw uses it, so that nothing here foretells one. */
export const SIMULATION_SEED = 'simulation'

/** The question that a scenario asks the engine. A need is called after the place of its family in the list: `12`, and `12-2` for a second kit. */
export function questionOf(inputs: Inputs, rules: PriorityRules, changes: readonly Change[]): Scenario {
  const after = changed(inputs, rules, changes)
  return {
    seed: SIMULATION_SEED,
    needs: inputs.families.flatMap(({ facts, wishes }, index) => {
      const { stratum, points } = rankOf(after.rules, facts, inputs.day)
      return wishes.map(({ kit, limits }, second) => ({
        id: second === 0 ? `${index + 1}` : `${index + 1}-${second + 1}`,
        kind: kit,
        stratum,
        points,
        since: facts.since && `${facts.since.slice(0, 7)}-01`,
        attributes: Object.fromEntries(limits.map((code) => [code, '1'])),
      }))
    }),
    supply: after.stock.map(({ name, count, suits, fit }) => ({ class: name, count, suits, fit })),
    quotas: [...after.limits.flatMap(quotaOf), ...after.stock.flatMap(closedOf)],
  }
}

/** Which family a need is of, from nought. */
export const familyOf = (needId: string): number => Number.parseInt(needId, 10) - 1

function quotaOf({ code, name, promised, atMost, atLeast }: Limit): Quota[] {
  const min = atLeast === null ? null : Math.max(0, atLeast - promised)
  const max = atMost === null ? null : Math.max(0, atMost - promised)
  return min || max !== null ? [{ name, where: { [code]: ['1'] }, class: null, min: min || null, max }] : []
}

/** What is paid for some is closed to the others. */
const closedOf = ({ name, closedTo }: StockClass): Quota[] =>
  closedTo ? [{ name: `${name}, réservé`, where: { [closedTo]: ['1'] }, class: name, min: null, max: 0 }] : []
