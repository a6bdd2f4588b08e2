import { blockRecords } from './blocking/candidates.ts'
import { keysOf } from './blocking/keys.ts'
import { lookIn } from './blocking/lookIn.ts'
import { partsOf } from './blocking/parts.ts'
import { cluesOf } from './clues/clues.ts'
import { nameTables } from './clues/nameTable.ts'
import { type Explanation, explainer } from './explain.ts'
import type { Model } from './model/model.ts'
import { oddsOf, probabilityOf, type Score, scorer } from './model/score.ts'
import type { Records } from './records/records.ts'
import { sitIn } from './records/visitor.ts'
import { type Zone, zoneOf } from './zones.ts'

/** Somebody already known who looks like the one asked for. */
export type Likeness = { id: string; probability: number; zone: Exclude<Zone, 'distinct'>; explanation: Explanation }

/**
 * Opens records to be asked "does this person look like someone already known?", with the model learnt from them. The
 * answer to one question takes about as long as a block or two of comparisons, and leaves nothing behind. `oddsBy` says what is
 * asked of a pair: one person, unless told otherwise.
 */
export const openLookUp = (
  records: Records,
  model: Model,
  oddsBy: (score: Score, model: Model) => number = (score, { same, together }) => oddsOf(score, same, together),
) => {
  const tables = nameTables(records.fields)
  const visitor = sitIn(records, tables)
  const clues = cluesOf(records, tables)
  const keys = keysOf(partsOf(records))
  const near = lookIn(blockRecords(records, 1), keys)
  const score = scorer(clues, model)
  const explain = explainer(clues, model)
  /** `cells` are in the order of the map of columns. The likeliest first, `most` of them at the most. */
  return (cells: readonly string[], most = 5): Likeness[] => {
    visitor.enter(cells)
    const found: (Likeness & { record: number; odds: number })[] = []
    for (const record of near(records.size)) {
      const seen = score(record, records.size)
      const odds = oddsBy(seen, model)
      const zone = zoneOf(seen, odds, model)
      if (zone === 'distinct') continue
      const explanation = explain(record, records.size)
      found.push({ id: records.ids[record]!, probability: probabilityOf(odds), zone, explanation, record, odds })
    }
    found.sort((x, y) => y.odds - x.odds || x.record - y.record)
    return found
      .slice(0, most)
      .map(({ id, probability, zone, explanation }) => ({ id, probability, zone, explanation }))
  }
}
