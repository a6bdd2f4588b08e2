import { byRule } from './cells.ts'
import type { Lottery } from './lottery.ts'
import { highest } from './prices.ts'
import { type Need, type Scenario, usedOf } from './scenario.ts'
import type { Solved } from './settle.ts'

/** One need served, and with what. */
export interface Given {
  need: string
  class: string
}

/** One need that waits: what is lacking, the quotas that are full for it, and the first objective that chose others. */
export interface Waiting {
  need: string
  reason: 'no class suits' | 'no stock' | 'quota'
  binding: string[]
  decidedBy: string | null
}

/** Where the line fell among needs that the same quotas count: the last one served and the first one waiting. */
export interface Cutoff {
  quotas: string[]
  kinds: string[]
  served: number
  waiting: number
  lastServed: Place | null
  firstWaiting: Place | null
}

/** What places one need among others. */
export interface Place {
  stratum: number
  points: number
  since: string | null
  lottery: string
}

/** Who gets what. Within a cell, the best fitting classes go to those who come first. */
export function givenTo({ cells, parts, found }: Solved, lottery: Lottery): Map<Need, string> {
  const { scenario, all, grants, needs } = cells
  const taken = all.map(() => [] as Need[])
  parts.forEach(({ cell, from }, index) => {
    for (const need of needs.slice(from, from + (found?.parts[index] ?? 0))) taken[cell]?.push(need)
  })
  const given = new Map<Need, string>()
  all.forEach(({ firstGrant, lastGrant }, cell) => {
    const first = taken[cell]?.[0]
    const fit = (grant: number) => scenario.supply[grants[grant]?.class ?? 0]?.fit[first?.kind ?? ''] ?? 0
    const granted = Array.from({ length: lastGrant - firstGrant }, (_, index) => firstGrant + index).sort(
      (a, b) => fit(b) - fit(a),
    )
    const classes = granted.flatMap((grant) =>
      Array.from({ length: found?.grants[grant] ?? 0 }, () => scenario.supply[grants[grant]?.class ?? 0]?.class ?? ''),
    )
    for (const [index, need] of inOrder(taken[cell] ?? [], lottery).entries()) given.set(need, classes[index] ?? '')
  })
  return given
}

/** Why each of the others waits. */
export function waitingOf(solved: Solved, given: Map<Need, string>): Map<Need, Waiting> {
  const { cells, settled } = solved
  const { scenario, all, grants, needs } = cells
  const { left, full } = usage(scenario, given)
  const waiting = new Map<Need, Waiting>(
    scenario.needs.map((need) => [need, { need: need.id, reason: 'no class suits', binding: [], decidedBy: null }]),
  )
  for (const { from, to, firstGrant, lastGrant } of all) {
    const options = grants.slice(firstGrant, lastGrant)
    const binding = [...new Set(options.flatMap(({ quotas }) => quotas.filter((quota) => full[quota])))].sort(
      (a, b) => a - b,
    )
    const isShort = options.every((grant) => (left.get(scenario.supply[grant.class]?.class ?? '') ?? 0) <= 0)
    for (let index = from; index < to; index++) {
      const need = needs[index] as Need
      const decided = settled.find(
        ({ proof }) =>
          highest({ from, to, firstGrant, lastGrant }, proof.surplus) + (proof.surplus.needs[index] ?? 0) < 0,
      )
      waiting.set(need, {
        need: need.id,
        reason: isShort ? 'no stock' : 'quota',
        binding: binding.map((quota) => scenario.quotas[quota]?.name ?? ''),
        decidedBy: decided?.name ?? null,
      })
    }
  }
  for (const need of given.keys()) waiting.delete(need)
  return waiting
}

/** What is left of each class, and which quotas are at their maximum. */
function usage({ supply, quotas }: Scenario, given: Map<Need, string>) {
  const left = new Map(supply.map((one) => [one.class, one.count]))
  for (const one of given.values()) left.set(one, (left.get(one) ?? 0) - 1)
  const used = usedOf(quotas, given)
  return { left, full: quotas.map(({ max }, index) => max !== null && (used[index] ?? 0) >= max) }
}

/** The line in every cell. */
export function cutoffsOf({ cells }: Solved, given: Map<Need, string>, lottery: Lottery): Cutoff[] {
  const { scenario, all, grants, needs } = cells
  return all.map(({ from, to, firstGrant, lastGrant }) => {
    const here = inOrder(needs.slice(from, to), lottery)
    const served = here.filter((need) => given.has(need))
    const others = here.filter((need) => !given.has(need))
    const quotas = [...new Set(grants.slice(firstGrant, lastGrant).flatMap((grant) => grant.quotas))].sort(
      (a, b) => a - b,
    )
    const placeOf = (need: Need | undefined): Place | null =>
      need ? { stratum: need.stratum, points: need.points, since: need.since, lottery: lottery.number(need) } : null
    return {
      quotas: quotas.map((quota) => scenario.quotas[quota]?.name ?? ''),
      kinds: [...new Set(here.map(({ kind }) => kind))].sort(),
      served: served.length,
      waiting: others.length,
      lastServed: placeOf(served.at(-1)),
      firstWaiting: placeOf(others[0]),
    }
  })
}

const inOrder = (needs: Need[], lottery: Lottery) =>
  [...needs].sort((a, b) => byRule(a, b) || lottery.rank(a) - lottery.rank(b))
