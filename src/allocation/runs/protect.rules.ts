import { createHash } from 'node:crypto'
import { LEAST } from '#needs/census/results/byFive.rules.ts'
import { type Need, names, type Quota, type Scenario } from '../solving/scenario.ts'
import { joinedMonths } from './months.rules.ts'
import { type Protectable, protectedName } from './names.rules.ts'
import { described, ofKind, ofQuota, type Pattern, patternsOf, shownNames, unnamed } from './shown.rules.ts'

/** A scenario that may be published, and what each thing is called in it. */
export interface Protected {
  scenario: Scenario
  /** From the name as frozen to the published one. */
  quotas: Map<string, string>
  kinds: Map<string, string>
  classes: Map<string, string>
}

/** Real names that a list hides. */
export type Hidden = { quotas: readonly string[]; kinds: readonly string[] }

/**
 * What a list shows when it is frozen: names that point to five families or more, and months that five families or more of those whom
 * the same names describe share. What is frozen is what is hashed, solved and published.
 */
export function protect(scenario: Scenario): Protected {
  const hidden = protectNames(scenario)
  return { ...hidden, scenario: joinMonths(hidden.scenario) }
}

/**
 * Hides the names by which fewer than five families could be told among all: by what counts them as well as by what does not, so
 * that no difference gives them back. Limits and numbers stay, hence the same allocation. Needs come in the order of their pseudonyms
 * and quotas are coded anew: no rank tells a name. Enough for a run that follows: its lines are said already, with their months, in groups of five
 * families or more under the names of the list before; what that list hid (`before`, real names) stays hidden, so that none of them is told apart.
 */
export function protectNames(scenario: Scenario, before: Hidden = { quotas: [], kinds: [] }): Protected {
  const hidden = namesToHide(scenario, new Set([...before.kinds.map(ofKind), ...before.quotas.map(ofQuota)]))
  const asked = scenario.needs.map(({ kind }) => kind)
  const kindNames = [...new Set([...asked, ...scenario.supply.flatMap(({ suits }) => suits)])].filter((kind) =>
    hidden.has(ofKind(kind)),
  )
  const given = [...kindNames, ...scenario.supply.map((one) => one.class), ...scenario.quotas.map(({ name }) => name)]
  const kinds = numbered(kindNames, 'Équipement', given)
  const few = classesToHide(scenario, hidden, kinds)
  const kept = scenario.supply.filter((one) => few.has(one.class)).sort((a, b) => b.count - a.count)
  const supply = [...scenario.supply.filter((one) => !few.has(one.class)), ...kept]
  const classes = numbered(
    kept.map((one) => one.class),
    'Stock',
    given,
  )
  const members = (quota: Quota) => scenario.needs.filter((need) => names(quota, need)).map(({ id }) => id)
  const renamed = scenario.quotas
    .filter((quota) => hidden.has(ofQuota(quota.name)) || few.has(quota.class ?? ''))
    .map((quota) => ({ quota, ids: members(quota).sort() }))
    .map(({ quota, ids }) => ({ quota, count: ids.length, mark: digest(`${ids}`) }))
    .sort((a, b) => b.count - a.count || a.mark.localeCompare(b.mark))
    .map(({ quota }) => quota)
  const shown = scenario.quotas.filter((quota) => !renamed.includes(quota))
  const ordered = [...shown, ...renamed]
  const quotas = numbered(
    renamed.map(({ name }) => name),
    'Quota',
    given,
  )
  const spoken = [...new Set(ordered.flatMap(({ where }) => Object.keys(where)))]
  const codes = new Map(spoken.map((code, index) => [code, `q${index + 1}`]))
  const said = (all: Map<string, string>) => (one: string) => all.get(one) ?? one
  const recoded = <T>(attributes: Record<string, T>): Record<string, T> =>
    Object.fromEntries(
      spoken.flatMap((code) => (attributes[code] === undefined ? [] : [[said(codes)(code), attributes[code] as T]])),
    )
  return {
    scenario: {
      seed: scenario.seed,
      needs: scenario.needs
        .map((need) => ({ ...need, kind: said(kinds)(need.kind), attributes: recoded(need.attributes) }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
      supply: supply.map((one) => ({
        ...one,
        class: said(classes)(one.class),
        suits: one.suits.map(said(kinds)),
        fit: Object.fromEntries(Object.entries(one.fit).map(([kind, fit]) => [said(kinds)(kind), fit])),
      })),
      quotas: ordered.map((quota) => ({
        ...quota,
        name: said(quotas)(quota.name),
        where: recoded(quota.where),
        class: quota.class === null ? null : said(classes)(quota.class),
      })),
    },
    ...{ quotas, kinds, classes },
  }
}

/** Stock that is only for kits without a name, or that a quota without a name closes: each would give the other back. */
function classesToHide(
  scenario: Scenario,
  hidden: ReadonlySet<string>,
  kinds: ReadonlyMap<string, string>,
): Set<string> {
  const ofFew = scenario.supply.filter(({ suits }) => suits.length > 0 && suits.every((kind) => kinds.has(kind)))
  const closed = scenario.quotas.filter(({ name }) => hidden.has(ofQuota(name)))
  return new Set([...ofFew.map((one) => one.class), ...closed.flatMap((quota) => quota.class ?? [])])
}

/** The same list where each month is that of five families or more among those whom the same names describe. */
function joinMonths(scenario: Scenario): Scenario {
  const shown = shownNames(scenario)
  const groups = Map.groupBy(scenario.needs, (need) => shown(need).join('\n'))
  const said = new Map<string, Need['since']>()
  for (const needs of groups.values()) {
    const months = joinedMonths(
      needs.map(({ since }) => since),
      LEAST,
    )
    for (const { id, since } of needs) said.set(id, months.get(since) ?? null)
  }
  return { ...scenario, needs: scenario.needs.map((need) => ({ ...need, since: said.get(need.id) ?? null })) }
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
/** A number for each name, that nobody gave already. */
function numbered(all: string[], what: Protectable, given: string[]): Map<string, string> {
  let number = 0
  const next = (): string => (given.includes(protectedName(what, ++number)) ? next() : protectedName(what, number))
  return new Map(all.map((one) => [one, next()]))
}

/** The rarest name of the smallest group first, until every group has five families; then each that may be shown all the same. */
function namesToHide(scenario: Scenario, before: ReadonlySet<string>): Set<string> {
  const patterns = patternsOf(scenario)
  const sizes = new Map<string, number>()
  for (const { items, count } of patterns) for (const item of items) sizes.set(item, (sizes.get(item) ?? 0) + count)
  const size = (item: string) => sizes.get(item) ?? 0
  const hidden = new Set([...before].filter((item) => sizes.has(item)))
  let groups = described(patterns, hidden)
  for (let small = smallestOf(groups); small && hidden.size < sizes.size; small = smallestOf(groups)) {
    const from = small.items.length > 0 ? small.items : [...sizes.keys()].filter((item) => !hidden.has(item))
    const [rarest] = [...from].sort((a, b) => size(a) - size(b) || a.localeCompare(b))
    if (!rarest) break
    hidden.add(rarest)
    groups = described(groups, hidden)
  }
  let parted = partedBy(patterns, hidden)
  for (const item of [...hidden.difference(before)].sort((a, b) => size(b) - size(a) || a.localeCompare(b))) {
    if (smallestOf(groups) || !parted.every((group) => staysLarge(group, item))) continue
    hidden.delete(item)
    parted = partedBy(patterns, hidden)
  }
  return new Set([...hidden, ...before, ...unnamed(scenario, patterns)])
}

/** The smallest group under five families; the first by its names among equals. */
function smallestOf(groups: readonly Pattern[]): Pattern | undefined {
  let smallest: Pattern | undefined
  for (const group of groups) {
    if (group.count >= LEAST || (smallest && group.count > smallest.count)) continue
    if (!smallest || group.count < smallest.count || `${group.items}` < `${smallest.items}`) smallest = group
  }
  return smallest
}

/** A group as its shown names describe it, and how many of it have each hidden name. */
interface Parted {
  count: number
  having: Map<string, number>
}

function partedBy(patterns: readonly Pattern[], hidden: ReadonlySet<string>): Parted[] {
  const all = new Map<string, Parted>()
  for (const { items, count } of patterns) {
    const key = items.filter((item) => !hidden.has(item)).join('\n')
    const group = all.get(key) ?? { count: 0, having: new Map<string, number>() }
    group.count += count
    for (const item of items) if (hidden.has(item)) group.having.set(item, (group.having.get(item) ?? 0) + count)
    all.set(key, group)
  }
  return [...all.values()]
}

/** Whether a name may part a group: nobody of it has it, everybody does, or five families at least on both sides. */
function staysLarge({ count, having }: Parted, item: string): boolean {
  const some = having.get(item) ?? 0
  return some === 0 || (some >= LEAST && (some === count || count - some >= LEAST))
}
