import { nameKey } from '#platform/text/nameKey.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import type { Facts, MetLine } from './scan.rules.ts'

/**
 * Lines whose machine this one may have come in the place of, the likeliest first: the same inventory number with another serial
 * number, a serial number that differs by a sign or two, the same model.
 */
export function swapCandidates(facts: Facts, open: readonly MetLine[]): MetLine[] {
  const ranked = open.map((line) => ({ line, rank: likeness(line, facts) })).filter(({ rank }) => rank > 0)
  return ranked
    .sort((a, b) => b.rank - a.rank || a.line.line - b.line.line)
    .slice(0, 6)
    .map(({ line }) => line)
}

function likeness(line: MetLine, facts: Facts): number {
  if (line.inventory_tag && facts.inventory_tag && serialKey(line.inventory_tag) === serialKey(facts.inventory_tag))
    return 3
  if (line.serial && facts.serial && isNear(serialKey(line.serial), serialKey(facts.serial))) return 2
  return line.model !== '' && sameModel(line, facts) ? 1 : 0
}

/** One model, however its capitals are written. */
export const sameModel = (one: { model: string }, other: { model: string }) =>
  nameKey(one.model) === nameKey(other.model)

/** Two texts as long, that differ in one or two places: a zero read as an O. */
const isNear = (one: string, other: string): boolean => {
  if (one.length !== other.length || one.length < 6) return false
  let apart = 0
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) apart++
  return apart <= 2
}
