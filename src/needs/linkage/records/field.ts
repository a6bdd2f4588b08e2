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

/** Counts the values, and weighs their rarity. One record more than counted has room: the one looked up. */
export const countField = (plan: FieldPlan, values: Int32Array, texts: string[], size: number): Field => {
  const counts = new Int32Array(texts.length + 1)
  for (let record = 0; record < size; record++) counts[values[record]!]!++
  return { ...plan, values, texts, counts, ...weighRarity(counts) }
}

/** `counts[0]` is the number of records without a value. Rarity has room for one value never seen before, the last one. */
export const weighRarity = (counts: Int32Array): { rarity: Float32Array; rarest: number; agreement: number } => {
  let filled = 0
  let pairs = 0
  for (let value = 1; value < counts.length; value++) {
    filled += counts[value]!
    pairs += counts[value]! * (counts[value]! - 1)
  }
  const agreement = Math.max(pairs / Math.max(1, filled * (filled - 1)), 0.5 / Math.max(1, filled))
  const rarity = Float32Array.from(counts, (count) =>
    Math.log2((agreement * Math.max(1, filled)) / Math.max(count, 1.5)),
  )
  return { rarity, rarest: Math.max(0, Math.log2((agreement * Math.max(1, filled)) / 1.5)), agreement }
}
