import { LEAST } from '#needs/census/results/byFive.rules.ts'
import { naming } from '../solving/cells.ts'
import type { Need, Scenario } from '../solving/scenario.ts'
import { protectedNumber } from './names.rules.ts'

/** Families that the same names describe: the kit they ask for and the quotas that count them. */
export interface Group {
  words: string[]
  count: number
}

/** Groups of fewer than five families that the names of this scenario describe; none when it may be published. */
export function smallGroups(scenario: Scenario): Group[] {
  const patterns = patternsOf(scenario)
  const few = described(patterns, new Set()).filter(({ count }) => count < LEAST)
  const nobody = unnamed(scenario, patterns).map((item) => ({ items: [item], count: 0 }))
  const givenBack = scenario.quotas.flatMap(({ name, class: closed }) =>
    closed !== null && isProtected(name) !== isProtected(closed) ? [isProtected(name) ? closed : name] : [],
  )
  return [
    ...[...few, ...nobody].map(({ items, count }) => ({ words: items.map(wordOf), count })),
    ...givenBack.map((word) => ({ words: [word], count: 0 })),
  ]
}

/** Groups of fewer than five families once the month of their need is known too; none when it may be published. */
export function smallMonths(scenario: Scenario): Group[] {
  const shown = shownNames(scenario)
  const all = new Map<string, Group>()
  for (const need of scenario.needs) {
    const words = [...shown(need).map(wordOf), ...(need.since ? [need.since.slice(0, 7)] : [])]
    const group = all.get(`${words}`) ?? { words, count: 0 }
    all.set(`${words}`, { words, count: group.count + 1 })
  }
  return [...all.values()].filter(({ count }) => count < LEAST)
}

const isProtected = (name: string) => protectedNumber(name) !== null
/** A name of a quota, and one of a kit, as groups are told by them: one word may name both. */
export const ofQuota = (name: string) => `quota ${name}`
export const ofKind = (kind: string) => `kind ${kind}`
const wordOf = (item: string) => item.slice(item.indexOf(' ') + 1)

/** Families that the same names describe, each name with what it names. */
export interface Pattern {
  items: string[]
  count: number
}

/** The names that describe a need, one that says nothing left out. */
export function shownNames({ quotas }: Scenario): (need: Need) => string[] {
  const counting = naming(quotas)
  return (need) => {
    const counted = counting(need)
      .map((index) => quotas[index]?.name ?? '')
      .filter((name) => !isProtected(name))
    return [...(isProtected(need.kind) ? [] : [ofKind(need.kind)]), ...counted.map(ofQuota)]
  }
}

/** How many families have each set of names. */
export function patternsOf(scenario: Scenario): Pattern[] {
  const shown = shownNames(scenario)
  const all = new Map<string, Pattern>()
  for (const need of scenario.needs) {
    const items = shown(need)
    const key = items.join('\n')
    const known = all.get(key)
    if (known) known.count++
    else all.set(key, { items, count: 1 })
  }
  return [...all.values()]
}

export function described(patterns: Pattern[], hidden: Set<string>): Pattern[] {
  const all = new Map<string, Pattern>()
  for (const { items, count } of patterns) {
    const shown = items.filter((item) => !hidden.has(item))
    const known = all.get(shown.join('\n'))
    if (known) known.count += count
    else all.set(shown.join('\n'), { items: shown, count })
  }
  return [...all.values()]
}

/** Quotas that count nobody: their names too would say who is not there. */
export function unnamed({ quotas }: Scenario, patterns: Pattern[]): string[] {
  const known = new Set(patterns.flatMap(({ items }) => items))
  return quotas.flatMap(({ name }) => (isProtected(name) || known.has(ofQuota(name)) ? [] : [ofQuota(name)]))
}
