import { byFive, totalBeside } from '#needs/census/results/byFive.rules.ts'
import type { Group, Outcome, Result } from './result.ts'

/** A result as anybody outside of the organisation may read it. The totals are held to what communes and priorities tell. */
export function protectedResult({ families, outcomes, communes, publics, priorities }: Result): Result {
  const total = (of: 'served' | 'gained' | 'lost', at: number, value: number | null) =>
    totalBeside(
      value,
      [communes, priorities].map((groups) => groups.map((group) => group[of][at] ?? null)),
    )
  return {
    families: totalBeside(
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
