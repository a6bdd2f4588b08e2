import type { Clue } from '../linkage/clues/clue.ts'
import type { Step } from '../linkage/explain.ts'
import type { Model } from '../linkage/model/model.ts'
import { oddsOf, type Score } from '../linkage/model/score.ts'

/**
 * Odds, in bits, that two people of two files live together: what a home shares (name, address, telephone) against two
 * strangers.
 */
const homeOdds = ({ all, person }: Score, model: Model): number => model.together + all - person

/** Odds, in bits, that two files are of one household: one person stands in both, or two people who live together. */
export const householdOdds = (score: Score, model: Model): { odds: number; home: boolean } => {
  const person = oddsOf(score, model.same, model.together)
  const home = homeOdds(score, model)
  return { odds: Math.max(person, home), home: home > person }
}

/** The steps that speak of a home. */
export const homeSteps = (clues: readonly Clue[], steps: readonly Step[]): Step[] => {
  const home = new Set(['start', ...clues.filter(({ about }) => about === 'home').map(({ name }) => name)])
  return steps.filter(({ clue }) => home.has(clue))
}
