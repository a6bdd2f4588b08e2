import type { Clue } from '../clues/clue.ts'
import { type Model, weightsOf } from './model.ts'

/** What speaks for two records being one person, in bits: all of it, what a housemate does not share, and what a twin does not share. */
export type Score = { all: number; person: number; twin: number }

/** In bits: parents rarely give a child the name of another one at home, and never to both twins. */
const namesakesAtHome = 2
const namesakesAmongTwins = 10

export const addClue = (score: Score, clue: Clue, level: number, bits: number): void => {
  score.all += bits
  if (clue.about === 'home') return
  score.person += bits
  if (clue.about === 'birth') return
  score.twin += bits
  if (clue.name === 'given_name' && level === clue.exact.level) {
    score.person += namesakesAtHome
    score.twin += namesakesAmongTwins
  }
}

export const resetScore = (score: Score): void => {
  score.all = 0
  score.person = 0
  score.twin = 0
}

/**
 * Scores pairs of records by a model. The answer is one object used again and again: read it before the next pair. A pair
 * that can no longer reach `least` bits is left where it stands, below: most pairs are told apart by their first clues.
 */
export const scorer = (clues: Clue[], model: Model, least = -Infinity): ((a: number, b: number) => Score) => {
  const weights = weightsOf(model, clues)
  const most = clues.map(({ rarest }, place) => Math.max(0, ...weights[place]!) + rarest)
  const needed = clues.map((_, place) => least - most.slice(place).reduce((sum, bits) => sum + bits, 0))
  const score: Score = { all: 0, person: 0, twin: 0 }
  return (a, b) => {
    resetScore(score)
    for (let place = 0; place < clues.length; place++) {
      if (score.all < needed[place]!) break
      const clue = clues[place]!
      const level = clue.level(a, b)
      if (level !== 0) addClue(score, clue, level, bitsOf(clue, weights[place]!, a, b, level))
    }
    return score
  }
}

/** The signed bits of one clue at one level, the rarity of what is shared included. */
export const bitsOf = (clue: Clue, weights: Float64Array, a: number, b: number, level: number): number => {
  const counted = clue.levels[level]!.rarity
  const bits = weights[level]!
  return counted === 0 ? bits : withRarity(clue, level, bits, counted * clue.rarity(a, b, level))
}

/** Adds the bits of rarity to those of a level: fully to an exact agreement, within five bits to a looser one. */
export const withRarity = (clue: Clue, level: number, bits: number, more: number): number =>
  level === clue.exact.level || level === clue.swapped?.level
    ? Math.max(0, bits + more)
    : bits + Math.max(-5, Math.min(more, 5))

/** One pair of siblings who live together in thirty-two is a pair of twins (about 1.7 % of births, INSEE). */
const twinsAmongHousemates = -5

/** Odds, in bits, of one person against all other explanations: strangers, housemates, twins. */
export const oddsOf = ({ all, person, twin }: Score, same: number, together: number): number => {
  const against = Math.max(-(same + all), together - same - person, together - same + twinsAmongHousemates - twin)
  const sum =
    2 ** (-(same + all) - against) +
    2 ** (together - same - person - against) +
    2 ** (together - same + twinsAmongHousemates - twin - against)
  return -(against + Math.log2(sum))
}

export const probabilityOf = (odds: number): number => 1 / (1 + 2 ** -odds)
