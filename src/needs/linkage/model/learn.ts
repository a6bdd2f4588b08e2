import { type Blocking, eachCandidate } from '../blocking/candidates.ts'
import type { Clue } from '../clues/clue.ts'
import { hashText, mixed } from '../records/hash.ts'
import type { Records } from '../records/records.ts'
import { expect } from './expect.ts'
import type { Model } from './model.ts'
import { unlikeLevels } from './unlike.ts'

/** Pairs studied by the estimation, about. */
const wanted = 150_000
/** How many imagined pairs the first guess of m weighs: a clue that few pairs show stays near it. */
const priorPairs = 30
const rounds = 25

/** One pair studied: where its levels and rarities begin. */
export type Study = { levels: Uint8Array; rarities: Float32Array; count: number; share: number }

/**
 * Learns a model from records without any known answer: u from pairs drawn at random, then m and the priors by expectation
 * and maximisation (Dempster, Laird & Rubin 1977; Winkler 2000) over the pairs that blocking brings. Pairs it does not bring are
 * taken for different people, which is what blocking means. u stays fixed, so that no field can run away with the answer.
 */
export const learn = (records: Records, clues: Clue[], blocking: Blocking): { model: Model; candidates: number } => {
  const u = unlikeLevels(records, clues)
  const m = clues.map(({ levels }) => levels.map(({ m }) => m))
  const pairs = pairsIn(records)
  let model: Model = {
    records: records.size,
    same: Math.log2((0.1 * records.size) / pairs),
    together: Math.log2((0.02 * records.size) / pairs),
    clues: clues.map(({ name }, place) => ({ name, m: m[place]!, u: u[place]! })),
  }
  let candidates = 0
  eachCandidate(blocking, () => {
    candidates++
  })
  const study = studyOf(clues, blocking, candidates)
  for (let round = 0; round < rounds; round++) {
    const next = maximise(model, clues, study, pairs)
    const moved = Math.abs(next.same - model.same) + Math.abs(next.together - model.together)
    model = next
    if (moved < 0.001) break
  }
  return { model, candidates }
}

const pairsIn = ({ size, sides }: Records): number => {
  const second = sides?.reduce((sum, side) => sum + side, 0) ?? 0
  return Math.max(1, sides ? second * (size - second) : (size * (size - 1)) / 2)
}

const studyOf = (clues: Clue[], blocking: Blocking, candidates: number): Study => {
  const share = Math.min(1, wanted / Math.max(1, candidates))
  const limit = share * 2 ** 32
  const room = Math.ceil(candidates * share * 1.1 + 1000)
  const levels = new Uint8Array(room * clues.length)
  const rarities = new Float32Array(room * clues.length)
  const salt = hashText('study')
  let count = 0
  eachCandidate(blocking, (a, b) => {
    if (count === room || (share < 1 && mixed(mixed(salt, a + 1), b + 1) >>> 0 >= limit)) return
    clues.forEach((clue, place) => {
      const at = count * clues.length + place
      const level = clue.level(a, b)
      levels[at] = level
      rarities[at] = clue.levels[level]!.rarity && clue.rarity(a, b, level)
    })
    count++
  })
  return { levels, rarities, count, share }
}

const maximise = (model: Model, clues: Clue[], study: Study, pairs: number): Model => {
  const { seen, same, together } = expect(model, clues, study)
  return {
    ...model,
    // At most three pairs a record: beyond, the field that says so is no evidence of a person.
    same: Math.log2(Math.min(same + 1, 3 * model.records) / pairs),
    together: Math.log2((together + 1) / pairs),
    clues: model.clues.map((clue, place) => {
      const { levels } = clues[place]!
      const sums = levels.map(({ group }) =>
        levels.reduce((sum, other, at) => sum + (other.group === group ? seen[place]![at]! : 0), 0),
      )
      return {
        ...clue,
        m: levels.map((level, at) => (seen[place]![at]! + priorPairs * level.m) / (sums[at]! + priorPairs)),
      }
    }),
  }
}
