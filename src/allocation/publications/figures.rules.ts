import { LEAST } from '#needs/census/results/byFive.rules.ts'
import type { PriorityRules } from '../ranking/policy.ts'
import { shownNames } from '../runs/shown.rules.ts'
import type { Optimal } from '../solving/allocate.ts'
import type { Cutoff } from '../solving/outcome.ts'
import { type Need, type Quota, type Scenario, type Supply, usedOf } from '../solving/scenario.ts'
import { type Line, publicCount, sharedLines } from './counts.rules.ts'

/** What the public page says in figures, kept as it was published. A count of families that is null is one to four. */
export interface Figures {
  listed: number
  served: number
  waiting: number
  stock: { class: string; count: number; given: number }[]
  quotas: (Limit & { used: number | null })[]
  strata: Line[]
  communes: Line[]
  /** Where the line fell, among groups of five families or more: the longest waits first. */
  cutoffs: (Omit<Cutoff, 'served' | 'waiting'> & { served: number | null; waiting: number | null })[]
  /** How many groups of fewer than five families are left out, and how many others stand in the file alone. */
  small: number
  others: number
}
export type Limit = Pick<Quota, 'name' | 'class' | 'min' | 'max'> & { codes: string[] }

/** The longest table of a page that a cheap phone opens. */
const MOST = 40

export const limitOf = ({ name, class: only, min, max, where }: Quota): Limit => ({
  ...{ name, class: only, min, max },
  codes: Object.keys(where),
})

/** The figures of a result, and the commune of each pseudonym: the file itself does not bear it. */
export function figuresOf(found: Optimal, rules: PriorityRules, communes: ReadonlyMap<string, string>): Figures {
  const { scenario, assignments } = found.certificate
  const given = new Map(assignments.map((one) => [one.need, one.class]))
  const lines = (nameOf: (need: Need) => string, names: readonly string[]) => {
    const all = new Map(names.map((name) => [name, { name, served: 0, waiting: 0 }]))
    for (const need of scenario.needs) {
      const name = nameOf(need)
      const line = all.get(name) ?? { name, served: 0, waiting: 0 }
      if (given.has(need.id)) line.served++
      else line.waiting++
      all.set(name, line)
    }
    return [...all.values()]
  }
  const communeOf = namedCommunes(scenario, communes)
  const strata = [...rules.strata.map(({ name }) => name), rules.others]
  const shown = found.cutoffs
    .filter(({ served, waiting }) => served + waiting >= LEAST)
    .sort((a, b) => b.waiting - a.waiting || b.served - a.served)
  const served = scenario.needs.filter(({ id }) => given.has(id))
  const used = usedOf(
    scenario.quotas,
    served.map((need) => [need, given.get(need.id) ?? '']),
  )
  return {
    ...{ listed: scenario.needs.length, served: given.size, waiting: scenario.needs.length - given.size },
    stock: scenario.supply.map((one) => ({ class: one.class, count: one.count, given: givenIn(one, given) })),
    quotas: scenario.quotas.map((quota, index) => ({ ...limitOf(quota), used: atLeastFive(used[index] ?? 0) })),
    strata: sharedLines(
      lines(({ stratum }) => strata[stratum - 1] ?? rules.others, strata),
      'Plusieurs priorités, ensemble',
    ),
    communes: sharedLines(
      lines(communeOf, []).sort((a, b) => a.name.localeCompare(b.name, 'fr')),
      'Plusieurs communes, ensemble',
    ),
    cutoffs: shown
      .slice(0, MOST)
      .map((one) => ({ ...one, served: publicCount(one.served), waiting: publicCount(one.waiting) })),
    small: found.cutoffs.length - shown.length,
    others: Math.max(0, shown.length - MOST),
  }
}

/**
 * The commune of a need as a table may say it: one that the list already tells from every other. Of another one the size would tell which
 * quota without a name is its own.
 */
function namedCommunes(scenario: Scenario, communes: ReadonlyMap<string, string>): (need: Need) => string {
  const shown = shownNames(scenario)
  const inGroup = new Map<string, Set<string>>()
  const communeOf = ({ id }: Need) => communes.get(id) ?? 'Commune inconnue'
  for (const need of scenario.needs) {
    const group = shown(need).join('\n')
    inGroup.set(group, (inGroup.get(group) ?? new Set()).add(communeOf(need)))
  }
  const mixed = new Set([...inGroup.values()].flatMap((all) => (all.size > 1 ? [...all] : [])))
  return (need) => (mixed.has(communeOf(need)) ? 'Autres communes' : communeOf(need))
}

/** A quota may be checked against its limits: its count is exact, unless it is one to four. */
const atLeastFive = (count: number): number | null => (count > 0 && count < LEAST ? null : count)

const givenIn = (one: Supply, given: ReadonlyMap<string, string>) =>
  [...given.values()].filter((name) => name === one.class).length
