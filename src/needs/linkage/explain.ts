import type { Clue } from './clues/clue.ts'
import type { Model } from './model/model.ts'
import { weightsOf } from './model/model.ts'
import { bitsOf, oddsOf, probabilityOf, scorer } from './model/score.ts'

/** One step of a waterfall: `label` and `says` are French, `bits` are signed (each bit doubles or halves the odds). */
export type Step = { clue: string; label: string; says: string; bits: number }

/** Why two records look like one person: the steps add up to the odds. */
export type Explanation = { steps: Step[]; odds: number; probability: number }

/** Explains pairs by a model: where the odds start from, what each clue adds, and what people who live together share. */
export const explainer = (clues: Clue[], model: Model): ((a: number, b: number) => Explanation) => {
  const weights = weightsOf(model, clues)
  const score = scorer(clues, model)
  return (a, b) => {
    const steps: Step[] = [
      { clue: 'start', label: 'Point de départ', says: 'deux fiches prises au hasard', bits: model.same },
    ]
    clues.forEach((clue, place) => {
      const level = clue.level(a, b)
      const bits = level === 0 ? 0 : bitsOf(clue, weights[place]!, a, b, level)
      steps.push({ clue: clue.name, label: clue.label, says: clue.levels[level]!.says, bits })
    })
    const odds = oddsOf(score(a, b), model.same, model.together)
    const told = steps.reduce((sum, { bits }) => sum + bits, 0)
    if (told - odds > 0.01)
      steps.push({
        clue: 'together',
        label: 'Vie commune',
        says: 'deux personnes qui vivent ensemble partagent aussi ces indices',
        bits: odds - told,
      })
    return { steps, odds, probability: probabilityOf(odds) }
  }
}
