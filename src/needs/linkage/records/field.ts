import type { Kind } from '../kinds.ts'
import type { FieldPlan } from './fieldPlan.ts'

/**
 * One field of all records. `values[record]` is the number of a distinct text in `texts` (0: missing, the empty text), and
 * `counts[value]` how many records bear it. `rarity[value]` is in bits: how much rarer the value is than two people's average
 * agreement, so that sharing a rare name says more than sharing a common one.
 */
export type Field = FieldPlan & {
  values: Int32Array
  texts: string[]
  counts: Int32Array
  rarity: Float32Array
  /** The greatest of them. */
  rarest: number
  /** The chance that two records taken at random bear the same value, both having one. */
  agreement: number
}

/** How often two people taken at random bear the same value, before any list was seen. */
const typical: Record<Kind, number> = {
  given_name: 0.004,
  family_name: 0.0007,
  birth_date: 0.00005,
  street_number: 0.015,
  street: 0.001,
  locality: 0.012,
  postcode: 0.012,
  phone: 0.00001,
  email: 0.00001,
  id_number: 0.000001,
  other: 0.3,
}

/** A list is a part of a larger world: its values are counted as if so many other people, and pairs of them, stood beside it. */
const othersBeside = 300
const pairsBeside = 5000

/** Counts the values, and weighs their rarity. One record more than counted has room: the one looked up. */
export const countField = (plan: FieldPlan, values: Int32Array, texts: string[], size: number): Field => {
  const counts = new Int32Array(texts.length + 1)
  for (let record = 0; record < size; record++) counts[values[record]!]!++
  return { ...plan, values, texts, counts, ...weighRarity(counts, typical[plan.kind]) }
}

/** `counts[0]` is the number of records without a value. Rarity has room for one value never seen before, the last one. */
export const weighRarity = (
  counts: Int32Array,
  usual: number,
): { rarity: Float32Array; rarest: number; agreement: number } => {
  let filled = 0
  let pairs = 0
  for (let value = 1; value < counts.length; value++) {
    filled += counts[value]!
    pairs += counts[value]! * (counts[value]! - 1)
  }
  const agreement = (pairs + pairsBeside * usual) / (filled * Math.max(0, filled - 1) + pairsBeside)
  const rarityOf = (count: number): number =>
    Math.log2((agreement * (filled + othersBeside)) / (Math.max(count, 1.5) + othersBeside * usual))
  return { rarity: Float32Array.from(counts, rarityOf), rarest: Math.max(0, rarityOf(0)), agreement }
}
