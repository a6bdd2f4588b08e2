import type { PointLine, PriorityRules, Stratum } from './policy.ts'

/** One line of a draft: a priority or points, by its place from 0; its place is the length when it is new. `autres` names the last priority. */
export type Line = { kind: 'priorite' | 'points'; at: number } | { kind: 'autres' }

/** "priorite-1", "points-nouvelle", "autres": as an address says a line. Null when the draft has no such line. */
export function lineAt(rules: PriorityRules, said: string): Line | null {
  if (said === 'autres') return { kind: 'autres' }
  const [, kind, place] = /^(priorite|points)-(nouvelle|[1-9]\d?)$/.exec(said) ?? []
  if (kind !== 'priorite' && kind !== 'points') return null
  const count = (kind === 'priorite' ? rules.strata : rules.points).length
  const at = place === 'nouvelle' ? count : Number(place) - 1
  return at < count || place === 'nouvelle' ? { kind, at } : null
}

export const withStratum = (rules: PriorityRules, at: number, line: Stratum): PriorityRules => ({
  ...rules,
  strata: placed(rules.strata, at, line),
})

export const withPoints = (rules: PriorityRules, at: number, line: PointLine): PriorityRules => ({
  ...rules,
  points: placed(rules.points, at, line),
})

const placed = <T>(lines: readonly T[], at: number, line: T): T[] => [
  ...lines.slice(0, at),
  line,
  ...lines.slice(at + 1),
]

/** What may be done to a whole line. */
export const moves = ['up', 'down', 'out'] as const
export type Move = (typeof moves)[number]

/** The rules once a line went up, down or out; the same when it cannot. */
export function moved(rules: PriorityRules, line: Line, move: Move): PriorityRules {
  if (line.kind === 'autres') return rules
  const key = line.kind === 'priorite' ? 'strata' : 'points'
  const lines: unknown[] = [...rules[key]]
  const [taken] = lines.splice(line.at, 1)
  if (move !== 'out') lines.splice(Math.max(0, line.at + (move === 'up' ? -1 : 1)), 0, taken)
  return { ...rules, [key]: lines }
}
