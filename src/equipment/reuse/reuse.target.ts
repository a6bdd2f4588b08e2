/** What a public body owes, from a year on. */
type Target = { from: number; percent: number }

/**
 * Share of the machines retired at the first of January that go to reuse: décret n° 2023-266 of 12 April 2023, for article 16 of
 * the law on the environmental footprint of digital technology (REEN).
 */
const targets: readonly Target[] = [
  { from: 2023, percent: 25 },
  { from: 2024, percent: 35 },
  { from: 2025, percent: 50 },
]

export const TARGET_SOURCE = 'décret n° 2023-266 du 12 avril 2023'

/** The share owed that year, in percent; null before there was one. */
export const targetOf = (year: number): number | null =>
  targets.findLast((target) => target.from <= year)?.percent ?? null
