import type { HouseholdFacts } from './facts.ts'
import type { Condition, PriorityRules, Ranking } from './policy.ts'

/** Places a family by what is known of it on a day. What nobody noted gives nothing, and takes nothing away. */
export function rankOf(rules: PriorityRules, facts: HouseholdFacts, day: string): Ranking {
  const holds = (condition: Condition) => holdsOf(condition, facts, day)
  const found = rules.strata.findIndex(({ all }) => all.every(holds))
  const reasons = rules.points.filter(({ all }) => all.every(holds)).map(({ reason, points }) => ({ reason, points }))
  return {
    stratum: found < 0 ? rules.strata.length + 1 : found + 1,
    stratumName: rules.strata[found]?.name ?? rules.others,
    points: reasons.reduce((sum, { points }) => sum + points, 0),
    reasons,
  }
}

function holdsOf({ fact, values = [], atLeast, atMost }: Condition, facts: HouseholdFacts, day: string): boolean {
  if (fact === 'examYear' || fact === 'urgent') return facts[fact]
  if (fact === 'adults' || fact === 'children' || fact === 'monthsWaited') {
    const number = fact === 'monthsWaited' ? monthsBetween(facts.since, day) : facts[fact]
    return number !== null && number >= (atLeast ?? 0) && number <= (atMost ?? Number.POSITIVE_INFINITY)
  }
  const said = [facts[fact] ?? []].flat()
  return values.some((value) => (said as string[]).includes(value))
}

/** Whole months from a day to another; null when the first is not known. */
function monthsBetween(since: string | null, day: string): number | null {
  if (!since) return null
  const [from, to] = [since, day].map((one) => one.split('-').map(Number)) as [number[], number[]]
  const months = ((to[0] ?? 0) - (from[0] ?? 0)) * 12 + ((to[1] ?? 0) - (from[1] ?? 0))
  return Math.max(0, (to[2] ?? 0) < (from[2] ?? 0) ? months - 1 : months)
}
