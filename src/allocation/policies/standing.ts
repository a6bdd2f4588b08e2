import type { HouseholdFacts } from '../ranking/facts.ts'
import type { PriorityRules, Ranking } from '../ranking/policy.ts'
import { rankOf } from '../ranking/ranking.rules.ts'

/** A family placed by a policy. Its month is that of its oldest need: days are not compared, as in a run. */
export type Placed<T> = { family: T; rank: Ranking; month: string }

/** `in` and `out` are sure; at the line, `draw`, only the draw tells families apart. */
export type Side = 'in' | 'draw' | 'out'

const LAST = '9999-99'

/** Families in the order of a policy: priority, points, month of the need; those that it leaves equal stand in any order. */
export function inOrder<T extends { facts: HouseholdFacts }>(
  rules: PriorityRules,
  families: readonly T[],
  day: string,
): Placed<T>[] {
  return families
    .map((family) => ({
      family,
      rank: rankOf(rules, family.facts, day),
      month: family.facts.since?.slice(0, 7) ?? LAST,
    }))
    .sort(before)
}

const before = (one: Placed<unknown>, other: Placed<unknown>): number =>
  one.rank.stratum - other.rank.stratum ||
  other.rank.points - one.rank.points ||
  (one.month < other.month ? -1 : one.month > other.month ? 1 : 0)

/** On which side of the line each family stands when `places` are given in this order and nothing else limits them. */
export function sidesOf<T>(placed: readonly Placed<T>[], places: number): Map<T, Side> {
  const [inside, outside] = [placed[places - 1], placed[places]]
  const sides = new Map<T, Side>()
  for (const [at, one] of placed.entries()) {
    const tied = inside && outside && before(inside, outside) === 0 && before(one, inside) === 0
    sides.set(one.family, tied ? 'draw' : at < places ? 'in' : 'out')
  }
  return sides
}

/** Families in each priority, from the first; those of `others` last. */
export const countsByStratum = (
  rules: PriorityRules,
  placed: readonly Placed<unknown>[],
): { name: string; count: number }[] =>
  [...rules.strata.map(({ name }) => name), rules.others].map((name, at) => ({
    name,
    count: placed.filter(({ rank }) => rank.stratum === at + 1).length,
  }))

/** How many families have each number of points, the most points first. */
export function countsByPoints(placed: readonly Placed<unknown>[]): { points: number; count: number }[] {
  const counts = new Map<number, number>()
  for (const { rank } of placed) counts.set(rank.points, (counts.get(rank.points) ?? 0) + 1)
  return [...counts].map(([points, count]) => ({ points, count })).sort((one, other) => other.points - one.points)
}

/** Families that one policy would serve and the other would not, or that it leaves to the draw. */
export type Moves<T> = { enter: T[]; leave: T[]; drawn: number }

/** Who passes from one side of the line to the other between two policies, for the same places. */
export function movesBetween<T>(was: ReadonlyMap<T, Side>, is: ReadonlyMap<T, Side>): Moves<T> {
  const [enter, leave]: [T[], T[]] = [[], []]
  let drawn = 0
  for (const [family, side] of is) {
    const old = was.get(family)
    if (side === 'draw') drawn++
    if (old !== 'in' && side === 'in') enter.push(family)
    if (old === 'in' && side !== 'in') leave.push(family)
  }
  return { enter, leave, drawn }
}
