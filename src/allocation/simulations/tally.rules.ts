import type { Allocation } from '../solving/allocate.ts'
import type { Group, Outcome, Result } from './result.ts'
import { familyOf } from './scenario.rules.ts'

/** What a family is counted under. */
export interface Profile {
  commune: string
  publics: string[]
  priority: string
}

/** Counts what each scenario gives, the first being today's; `order` is that of today's priorities. */
export function tally(profiles: readonly Profile[], found: readonly Allocation[], order: readonly string[]): Result {
  const served = found.map(servedIn)
  const today = served[0] ?? null
  const count = (members: readonly number[]) => ({
    served: served.map((some) => some && members.filter((one) => some.has(one)).length),
    gained: served.map((some) => some && today && members.filter((one) => some.has(one) && !today.has(one)).length),
    lost: served.map((some) => some && today && members.filter((one) => today.has(one) && !some.has(one)).length),
  })
  const groups = (labels: (profile: Profile) => readonly string[], known: readonly string[] = []): Group[] => {
    const members = new Map<string, number[]>(known.map((label) => [label, []]))
    for (const [index, profile] of profiles.entries())
      for (const label of labels(profile)) {
        const some = members.get(label)
        if (some) some.push(index)
        else members.set(label, [index])
      }
    return [...members].flatMap(([label, some]) =>
      some.length > 0 ? [{ label, families: some.length, ...count(some) }] : [],
    )
  }
  const all = count(profiles.map((_, index) => index))
  return {
    families: profiles.length,
    outcomes: found.map(
      (one, at): Outcome => ({
        served: all.served[at] ?? null,
        gained: all.gained[at] ?? null,
        lost: all.lost[at] ?? null,
        conflict: one.status === 'infeasible' ? one.conflict : null,
      }),
    ),
    communes: groups(({ commune }) => [commune]).sort((a, b) => a.label.localeCompare(b.label, 'fr')),
    publics: groups(({ publics }) => (publics.length > 0 ? publics : [NONE])),
    priorities: groups(({ priority }) => [priority], order),
  }
}

/** Families without any declared public. */
export const NONE = 'Aucun public déclaré'

const servedIn = (found: Allocation): Set<number> | null =>
  found.status === 'optimal' ? new Set(found.assignments.map(({ need }) => familyOf(need))) : null
