import type { Clue } from '../clues/clue.ts'
import type { Study } from './learn.ts'
import { type Model, weightsOf } from './model.ts'
import { addClue, oddsOf, resetScore, type Score, withRarity } from './score.ts'

/** What a model expects of the pairs studied: for each clue and level how many pairs of one person, how many such pairs, and of housemates. */
export const expect = (model: Model, clues: Clue[], { levels, rarities, count, share }: Study) => {
  const weights = weightsOf(model, clues)
  const seen = clues.map((clue) => new Float64Array(clue.levels.length))
  const score: Score = { all: 0, person: 0, twin: 0 }
  let [same, together] = [0, 0]
  for (let pair = 0; pair < count; pair++) {
    const from = pair * clues.length
    resetScore(score)
    for (let place = 0; place < clues.length; place++) {
      const level = levels[from + place]!
      if (level === 0) continue
      const clue = clues[place]!
      const counted = clue.levels[level]!.rarity
      const alone = weights[place]![level]!
      const bits = counted === 0 ? alone : withRarity(clue, level, alone, counted * rarities[from + place]!)
      addClue(score, clue, level, bits)
    }
    if (score.all + model.same < -12 && score.all - score.person + model.together < -12) continue
    const odds = oddsOf(score, model.same, model.together)
    // Housemates against strangers and one person: what is left of the odds that they live together.
    const home = model.together + score.all - score.person
    if (home > -12) together += 1 / (1 + 2 ** -home * (1 + 2 ** (model.same + score.all)))
    if (odds < -12) continue
    const probability = 1 / (1 + 2 ** -odds)
    same += probability
    for (let place = 0; place < clues.length; place++) seen[place]![levels[from + place]!]! += probability
  }
  for (const each of seen) for (let at = 0; at < each.length; at++) each[at]! /= share
  return { seen, same: same / share, together: together / share }
}
