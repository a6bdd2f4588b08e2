import type { Clue } from '../linkage/clues/clue.ts'
import type { Step } from '../linkage/explain.ts'
import type { Model } from '../linkage/model/model.ts'
import type { Score } from '../linkage/model/score.ts'

/**
 * Odds, in bits, that two people of two files live together: what a home shares (name, address, telephone) against two
 * strangers. Two files of one family are taken to be as frequent as two files of one person: the list itself only shows people
 * of one file, who are known to live together already.
 */
export const homeOdds = ({ all, person }: Score, model: Model): number => model.same + all - person

/** The steps that speak of a home. */
export const homeSteps = (clues: readonly Clue[], steps: readonly Step[]): Step[] => {
  const home = new Set(['start', ...clues.filter(({ about }) => about === 'home').map(({ name }) => name)])
  return steps.filter(({ clue }) => home.has(clue))
}
