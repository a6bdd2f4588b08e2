import { type Blocking, blockRecords, eachCandidate, isCandidate } from './blocking/candidates.ts'
import type { Clue } from './clues/clue.ts'
import { cluesOf } from './clues/clues.ts'
import { nameTables } from './clues/nameTable.ts'
import { clusterPairs } from './clusters.ts'
import { learn } from './model/learn.ts'
import type { Model } from './model/model.ts'
import { oddsOf, scorer } from './model/score.ts'
import { inOrder, type Pair } from './pairs.ts'
import type { Records } from './records/records.ts'
import { sameRow } from './sameRow.ts'
import { type Decided, decided, type Verdict } from './verdicts.ts'
import { zoneOf } from './zones.ts'

export type Linked = {
  records: Records
  clues: Clue[]
  model: Model
  /** All pairs more likely than not to be one person, in the order of the records. */
  pairs: Pair[]
  /** For each record, the first record of the person it belongs to, were every pair that waits for a person answered as its odds say. */
  clusters: Int32Array
  /** The same, where only certain pairs, and what was decided, put two records together. */
  surely: Int32Array
  /** How many pairs were compared. */
  candidates: number
}

/**
 * Finds which records are one person (Fellegi & Sunter 1969), having learnt from the list itself how often each clue agrees.
 * No clock, no chance but a fixed seed: the same list, in any order, gives the same answer.
 */
export const link = (records: Records, verdicts: readonly Verdict[] = []): Linked => {
  const clues = cluesOf(records, nameTables(records.fields))
  const blocking = blockRecords(records)
  const { model, candidates } = learn(records, clues, blocking)
  const score = scorer(clues, model)
  const said = decided(records, verdicts)
  const pairs = likelyPairs(blocking, model, scorer(clues, model, -model.same), said, sameRow(records))
  for (const [a, b] of said.same) pairs.push({ a, b, odds: 40, zone: 'certain', implied: false })
  const gathered = (of: readonly Pair[]) =>
    clusterPairs(
      records.size,
      of,
      said,
      (a, b) => oddsOf(score(a, b), model.same, model.together),
      (a, b) => isCandidate(blocking, a, b),
    )
  const { first: clusters, implied } = gathered(pairs)
  const { first: surely } = gathered(pairs.filter(({ zone }) => zone === 'certain'))
  for (const pair of implied) if (!records.sides || records.sides[pair.a] !== records.sides[pair.b]) pairs.push(pair)
  return { records, clues, model, pairs: inOrder(pairs), clusters, surely, candidates }
}

const likelyPairs = (
  blocking: Blocking,
  model: Model,
  score: ReturnType<typeof scorer>,
  said: Decided,
  isSameRow: (a: number, b: number) => boolean,
): Pair[] => {
  const pairs: Pair[] = []
  eachCandidate(blocking, (a, b) => {
    const found = score(a, b)
    if (found.all + model.same < 0) return
    const odds = oddsOf(found, model.same, model.together)
    const zone = zoneOf(found, odds, model)
    if (zone === 'distinct' || said.isDistinct(a, b) || said.isSame(a, b)) return
    pairs.push({ a, b, odds, zone: isSameRow(a, b) ? 'certain' : zone, implied: false })
  })
  return pairs
}
