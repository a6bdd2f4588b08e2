import { LEAST } from '#needs/census/results/byFive.rules.ts'
import { byRule } from '../solving/cells.ts'
import type { Cutoff, Place } from '../solving/outcome.ts'
import type { Quota } from '../solving/scenario.ts'

/** Families that the same full quotas hold back: the last one served, the first one that waits. `kits` when the line is not the same for all. */
export interface Threshold extends Omit<Cutoff, 'kinds'> {
  kits: string[]
}

/** Where the line fell, as a person reads it. */
export interface Thresholds {
  /** Where somebody waits, most families first. */
  lines: Threshold[]
  /** The same, of fewer than five families. */
  small: Threshold[]
  /** Families of the groups in which nobody waits. */
  allServed: number
}

/**
 * Joins the cells of an answer that only quotas with room left tell apart: those change nothing to who waits. A quota counts here when it
 * has no place left, or when no more than its minimum is served. Cells are told apart again, by kit, then one by one, where
 * a single line would put somebody who waits before somebody served.
 */
export function thresholdsOf(cutoffs: readonly Cutoff[], quotas: readonly Omit<Quota, 'where'>[]): Thresholds {
  const tight = new Set(
    quotas.filter((quota) => isTight(quota, servedIn(cutoffs, quota.name))).map((quota) => quota.name),
  )
  const cells = cutoffs.map((one) => ({ ...one, quotas: one.quotas.filter((name) => tight.has(name)) }))
  const joined = [...Map.groupBy(cells, keyOf).values()].flatMap(linesAmong)
  const lines = joined
    .filter(({ waiting }) => waiting > 0)
    .sort((a, b) => b.waiting + b.served - (a.waiting + a.served))
  const isSmall = ({ served, waiting }: Threshold) => served + waiting < LEAST
  return {
    lines: lines.filter((line) => !isSmall(line)),
    small: lines.filter(isSmall),
    allServed: joined.reduce((sum, { served, waiting }) => (waiting > 0 ? sum : sum + served), 0),
  }
}

/** A limit on one class of stock says whose it is, never how many families pass. */
const isTight = ({ class: only, min, max }: Omit<Quota, 'where'>, served: number): boolean =>
  only === null && ((max !== null && served >= max) || (min !== null && min > 0 && served <= min))

const servedIn = (cutoffs: readonly Cutoff[], name: string): number =>
  cutoffs.reduce((sum, { quotas, served }) => (quotas.includes(name) ? sum + served : sum), 0)

const keyOf = ({ quotas }: Cutoff): string => quotas.join('\n')

function linesAmong(cells: readonly Cutoff[]): Threshold[] {
  const all = join(cells, [])
  if (isOneLine(all)) return [all]
  return [...Map.groupBy(cells, ({ kinds }) => kinds.join('\n')).values()].flatMap((same) => {
    const kits = same[0]?.kinds ?? []
    const one = join(same, kits)
    return isOneLine(one) ? [one] : same.map((cell) => join([cell], kits))
  })
}

function join(cells: readonly Cutoff[], kits: string[]): Threshold {
  const places = (of: (cell: Cutoff) => Place | null) => cells.flatMap((cell) => of(cell) ?? []).sort(inOrder)
  return {
    ...{ quotas: cells[0]?.quotas ?? [], kits },
    served: cells.reduce((sum, { served }) => sum + served, 0),
    waiting: cells.reduce((sum, { waiting }) => sum + waiting, 0),
    lastServed: places(({ lastServed }) => lastServed).at(-1) ?? null,
    firstWaiting: places(({ firstWaiting }) => firstWaiting)[0] ?? null,
  }
}

const isOneLine = ({ lastServed, firstWaiting }: Threshold): boolean =>
  !lastServed || !firstWaiting || inOrder(lastServed, firstWaiting) < 0

const inOrder = (a: Place, b: Place): number => byRule(a, b) || a.lottery.localeCompare(b.lottery)
