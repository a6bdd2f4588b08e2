import type { Acting } from '#platform/access/acting.ts'
import { agreementsOf } from './limits.store.ts'
import { givenOf, type SeenRun } from './run.store.ts'
import { LINES } from './scenario.rules.ts'
import { classesOf, linesOf } from './stock.store.ts'

/** A class of which a run proposes to give more than there still is. */
export interface Shortage {
  class: string
  proposed: number
  left: number
}

/** What was lost, sold or promised elsewhere since the freeze, of that which a run proposes to give. */
export async function shortagesOf(by: Acting, run: SeenRun): Promise<Shortage[]> {
  const [given, stock, lines] = await Promise.all([
    givenOf(by, run.id),
    agreementsOf(by, run.programme_id).then((agreements) => classesOf(by, run.programme_id, agreements)),
    linesOf(by),
  ])
  const left = new Map([...stock.map((one) => [one.name, one.count] as const), [LINES, lines]])
  return given.flatMap(({ class: name, count }) => {
    const [proposed, still] = [Number(count), left.get(name ?? '') ?? 0]
    return name && proposed > still ? [{ class: name, proposed, left: still }] : []
  })
}
