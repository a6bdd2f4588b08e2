import type { Need, Quota, Scenario } from './scenario.ts'
import { names } from './scenario.ts'

/** Needs that no quota and no class tells apart: whatever suits one suits the other, as well. Their strata, points, dates and numbers differ. */
export interface Cell {
  /** Range of its needs in `Cells.needs`. */
  from: number
  to: number
  /** Range of its grants in `Cells.grants`: one for each class that suits its kind. */
  firstGrant: number
  lastGrant: number
}

/** A class granted to a cell, and the quotas that count it. */
interface Grant {
  cell: number
  class: number
  quotas: number[]
}

/** A scenario by cells. Needs that no class suits are left aside. */
export interface Cells {
  scenario: Scenario
  all: Cell[]
  grants: Grant[]
  /** By cell, then in the order of the rule: stratum, points, date, number drawn. */
  needs: Need[]
}

/** Sorts the needs of a scenario into cells, in the order in which they come; `rank` is their place in the draw. */
export function cellsOf(scenario: Scenario, rank: (need: Need) => number = () => 0): Cells {
  const { supply, quotas } = scenario
  const quotasOf = naming(quotas)
  const suiting = new Map<string, number[]>()
  const byKey = new Map<string, { classes: number[]; quotas: number[]; needs: Need[] }>()
  for (const need of scenario.needs) {
    const classes =
      suiting.get(need.kind) ?? supply.flatMap(({ suits }, index) => (suits.includes(need.kind) ? [index] : []))
    suiting.set(need.kind, classes)
    if (classes.length === 0) continue
    const counted = quotasOf(need)
    const key = `${counted} ${classes.map((index) => `${index}:${supply[index]?.fit[need.kind] ?? 0}`)}`
    const cell = byKey.get(key)
    if (cell) cell.needs.push(need)
    else byKey.set(key, { classes, quotas: counted, needs: [need] })
  }
  const cells: Cells = { scenario, all: [], grants: [], needs: [] }
  for (const { classes, quotas: counted, needs } of byKey.values()) {
    const [from, firstGrant] = [cells.needs.length, cells.grants.length]
    for (const one of classes) {
      const limited = counted.filter(
        (index) => quotas[index]?.class === null || quotas[index]?.class === supply[one]?.class,
      )
      cells.grants.push({ cell: cells.all.length, class: one, quotas: limited })
    }
    for (const need of needs.sort((a, b) => byRule(a, b) || rank(a) - rank(b))) cells.needs.push(need)
    cells.all.push({ from, to: cells.needs.length, firstGrant, lastGrant: cells.grants.length })
  }
  return cells
}

type Ruled = Pick<Need, 'stratum' | 'points' | 'since'>
/** Who comes first within a cell, before the draw; whose date nobody wrote comes after those whose date is known. */
export const byRule = (a: Ruled, b: Ruled): number =>
  a.stratum - b.stratum || b.points - a.points || (a.since ?? '9').localeCompare(b.since ?? '9')

/** Which quotas name a need, remembered by the attributes that quotas speak of. */
export function naming(quotas: Quota[]): (need: Need) => number[] {
  const spoken = [...new Set(quotas.flatMap(({ where }) => Object.keys(where)))]
  const seen = new Map<string, number[]>()
  return (need) => {
    const key = JSON.stringify(spoken.map((attribute) => need.attributes[attribute] ?? null))
    const known = seen.get(key)
    if (known) return known
    const counted = quotas.flatMap((quota, index) => (names(quota, need) ? [index] : []))
    seen.set(key, counted)
    return counted
  }
}
