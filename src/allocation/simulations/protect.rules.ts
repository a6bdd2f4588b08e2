import { byFive } from '#needs/census/results/byFive.rules.ts'
import type { Group, Outcome, Result } from './result.ts'

/** A total beside the cells that part it, held low enough that each could still be the smallest of its five: the same as `shared_total`. */
function sharedTotal(total: number | null, partings: readonly (readonly (number | null)[])[]): number | null {
  if (total === null) return null
  const held = partings.map(
    (cells) => cells.reduce<number>((sum, cell) => sum + (byFive(cell) ?? 0), 0) + 4 * Math.max(0, cells.length - 1),
  )
  return byFive(Math.min(total, ...held))
}

/** A result as anybody outside of the organisation may read it. The totals are held to what communes and priorities tell. */
export function protectedResult({ families, outcomes, communes, publics, priorities }: Result): Result {
  const total = (of: 'served' | 'gained' | 'lost', at: number, value: number | null) =>
    sharedTotal(
      value,
      [communes, priorities].map((groups) => groups.map((group) => group[of][at] ?? null)),
    )
  return {
    families: sharedTotal(
      families,
      [communes, priorities].map((groups) => groups.map((group) => group.families)),
    ),
    outcomes: outcomes.map(
      (one, at): Outcome => ({
        served: total('served', at, one.served),
        gained: total('gained', at, one.gained),
        lost: total('lost', at, one.lost),
        conflict: one.conflict,
      }),
    ),
    communes: communes.map(protectedGroup),
    publics: publics.map(protectedGroup),
    priorities: priorities.map(protectedGroup),
  }
}

/** A group of less than five families says nothing of any. */
const protectedGroup = ({ label, families, served, gained, lost }: Group): Group => ({
  label,
  families: byFive(families),
  served: served.map(byFive),
  gained: gained.map(byFive),
  lost: lost.map(byFive),
})
