import type { Clue } from '../clues/clue.ts'

/**
 * What was learnt from a list, without any of its data: it can be kept, and used for the next record. Priors are in bits:
 * `same` that two records taken at random are one person, `together` that they are two people who live together. For each
 * clue, per level, `m` is the chance of it for one person's two records, `u` for two people's.
 */
export type Model = {
  records: number
  same: number
  together: number
  clues: { name: string; m: number[]; u: number[] }[]
}

/** The bits that a level is worth before rarity, for each clue and level: log2(m / u). */
export const weightsOf = (model: Model, clues: Clue[]): Float64Array[] =>
  clues.map((clue, place) => {
    const { m, u } = model.clues[place]!
    return Float64Array.from(clue.levels, (level, at) => {
      if (level.group === 0) return 0
      const bits = Math.log2(m[at]! / u[at]!)
      // An exact agreement never speaks against, nor a plain disagreement for: a field without signal is worth nothing.
      if (at === clue.exact.level) return Math.max(bits, 0)
      return Math.max(-7, Math.min(bits, level.against ? 0 : 20))
    })
  })
