import type { Model } from './model/model.ts'
import { oddsOf, type Score } from './model/score.ts'

/** `certain` may be merged without a look, `judge` waits for a person; everything else is `distinct`. */
export type Zone = 'certain' | 'judge' | 'distinct'

/** In bits: one chance in sixty-five thousand of being wrong, by the model's own account. */
const sure = 16

/**
 * The zone of a pair from its score and its odds. Certain is asked for under a harder hypothesis than the list itself shows:
 * as if pairs of housemates were as many as pairs of one person, so that no shared address, phone or family name is ever
 * enough, not even for twins.
 */
export const zoneOf = (score: Score, odds: number, model: Model): Zone => {
  if (odds < 0) return 'distinct'
  return oddsOf(score, model.same, Math.max(model.together, model.same)) >= sure ? 'certain' : 'judge'
}
