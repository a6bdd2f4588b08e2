import type { Condition, PriorityRules } from '../ranking/policy.ts'

/** One line of a draft: a priority or points, by its place from 0; its place is the length when it is new. `autres` names the last priority. */
export type Line = { kind: 'priorite' | 'points'; at: number } | { kind: 'autres' }

/** "priorite-1", "points-nouvelle", "autres": as an address says a line. Null when the draft has no such line. */
export function lineAt(rules: PriorityRules, said: string): Line | null {
  if (said === 'autres') return { kind: 'autres' }
  const [, kind, place] = /^(priorite|points)-(nouvelle|[1-9]\d?)$/.exec(said) ?? []
  if (kind !== 'priorite' && kind !== 'points') return null
  const count = namesOf(rules, kind).length
  const at = place === 'nouvelle' ? count : Number(place) - 1
  return at < count || place === 'nouvelle' ? { kind, at } : null
}

const namesOf = (rules: PriorityRules, kind: 'priorite' | 'points'): string[] =>
  kind === 'priorite' ? rules.strata.map(({ name }) => name) : rules.points.map(({ reason }) => reason)

/** The words of a line; empty when it is new. */
export const nameOf = (rules: PriorityRules, line: Line): string =>
  line.kind === 'autres' ? rules.others : (namesOf(rules, line.kind)[line.at] ?? '')

/** Where a line stands now that its page comes back: it is known by its words, since others may have moved it. Null when it is gone. */
export function lineNamed(rules: PriorityRules, line: Line, was: string): Line | null {
  if (line.kind === 'autres') return line
  const names = namesOf(rules, line.kind)
  const at = was ? names.indexOf(was) : names.length
  return at < 0 ? null : { kind: line.kind, at }
}

type Written = { name: string; all: Condition[]; points: number }

/** The rules once a line is written, at its place or at the end. */
export function withLine(rules: PriorityRules, line: Line, { name, all, points }: Written): PriorityRules {
  if (line.kind === 'autres') return { ...rules, others: name }
  return line.kind === 'priorite'
    ? { ...rules, strata: rules.strata.toSpliced(line.at, 1, { name, all }) }
    : { ...rules, points: rules.points.toSpliced(line.at, 1, { reason: name, all, points }) }
}

/** The rules once a line went up, or out; the same when it cannot. */
export function moved(rules: PriorityRules, line: Line, move: 'up' | 'out'): PriorityRules {
  if (line.kind === 'autres') return rules
  const key = line.kind === 'priorite' ? 'strata' : 'points'
  const lines: unknown[] = [...rules[key]]
  const [taken] = lines.splice(line.at, 1)
  if (move === 'up') lines.splice(Math.max(0, line.at - 1), 0, taken)
  return { ...rules, [key]: lines }
}
