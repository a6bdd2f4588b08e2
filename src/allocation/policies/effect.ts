import { type TargetPublic, targetPublics } from '#needs/publics/words.ts'
import type { Kind } from '../programmes/words.ts'
import type { PriorityRules } from '../ranking/policy.ts'
import type { Asking } from '../waiting/participants.rules.ts'
import { changesOf } from './policy.changes.ts'
import { countsByPoints, countsByStratum, inOrder, movesBetween, sidesOf } from './standing.ts'

/** What a policy is tried with: the families that wait, the names of their communes, and how many places of one kind there are. */
export type Trial = {
  families: readonly Asking[]
  communes: ReadonlyMap<string, string>
  kind: Kind
  places: number
  day: string
}

/** How many families of one group a policy takes in, and how many it leaves out. */
export type Moved = { name: string; enter: number; leave: number }

const tallied = (enter: readonly string[], leave: readonly string[]): Moved[] => {
  const rows = new Map<string, Moved>()
  const row = (name: string) => rows.get(name) ?? { name, enter: 0, leave: 0 }
  for (const name of enter) rows.set(name, { ...row(name), enter: row(name).enter + 1 })
  for (const name of leave) rows.set(name, { ...row(name), leave: row(name).leave + 1 })
  return [...rows.values()].sort((one, other) => one.name.localeCompare(other.name, 'fr'))
}

/** Points in at most twelve ranges, the most points first: a long list of lone numbers shows no shape. */
function inRanges(counts: readonly { points: number; count: number }[]): { label: string; count: number }[] {
  const most = counts[0]?.points ?? 0
  const span = most - (counts.at(-1)?.points ?? 0) + 1
  const width = counts.length > 12 ? Math.ceil(span / 12) : 1
  const ranges = new Map<number, number>()
  for (const { points, count } of counts) {
    const top = most - Math.floor((most - points) / width) * width
    ranges.set(top, (ranges.get(top) ?? 0) + count)
  }
  return [...ranges].map(([top, count]) => ({
    label: width === 1 ? `${top} point${Math.abs(top) > 1 ? 's' : ''}` : `de ${top - width + 1} à ${top} points`,
    count,
  }))
}

/** What a policy would do to those who wait, beside another one: counts, and who passes the line. */
export function effectOf(
  rules: PriorityRules,
  before: PriorityRules,
  { families, communes, kind, places, day }: Trial,
) {
  const placed = inOrder(rules, families, day)
  const wanting = families.filter(({ kinds }) => kinds.includes(kind))
  const sides = (one: PriorityRules) => sidesOf(inOrder(one, wanting, day), places)
  const { enter, leave, drawn } = movesBetween(sides(before), sides(rules))
  const publicsOf = (some: readonly Asking[]) =>
    some.flatMap(({ facts }) => facts.publics.map((one) => targetPublics[one as TargetPublic]))
  const communesOf = (some: readonly Asking[]) => some.map(({ commune }) => communes.get(commune) ?? commune)
  return {
    families: families.length,
    wanting: wanting.length,
    strata: countsByStratum(rules, placed),
    points: inRanges(countsByPoints(placed)),
    changes: changesOf(before, rules),
    enter,
    leave,
    drawn,
    byCommune: tallied(communesOf(enter), communesOf(leave)),
    byPublic: tallied(publicsOf(enter), publicsOf(leave)),
  }
}
export type Effect = ReturnType<typeof effectOf>
