import { riskRank } from './risk.rules.ts'
import type { Line } from './risks.ts'

/** How many pupils a page shows. */
export const SHOWN = 30

/** Where a line stands: the school's own turn first, then the nearest to leaving, then the longest away. Read as text, it sorts. The list and "Ma journée" both follow it. */
export const placeOf = (line: Line): string =>
  [line.own ? 0 : 1, riskRank(line.risk.level), line.since, line.id].join('_')

/** The lines that come after a place, in order, a page of them, and the place after which the next page begins. */
export function pageAfter(lines: readonly Line[], after: string): { shown: Line[]; next: string | null } {
  const left = lines
    .map((line) => [placeOf(line), line] as const)
    .filter(([place]) => place > after)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  const shown = left.slice(0, SHOWN)
  return { shown: shown.map(([, line]) => line), next: left.length > SHOWN ? (shown.at(-1)?.[0] ?? null) : null }
}
