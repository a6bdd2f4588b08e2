import type { Acting } from '#platform/access/acting.ts'
import { linesOf } from '../programmes/stock.store.ts'
import { realNames } from './names.store.ts'
import { givenOf, type SeenRun } from './run.store.ts'
import { LINES } from './scenario.rules.ts'
import { suppliedFor } from './stock.store.ts'

/** A class of which a run proposes to give more than there still is. */
export interface Shortage {
  class: string
  proposed: number
  left: number
}

/** What was lost, sold or promised elsewhere since the freeze, of that which a run proposes to give. */
export async function shortagesOf(by: Acting, run: SeenRun): Promise<Shortage[]> {
  const [given, stock, lines, { classes }] = await Promise.all([
    givenOf(by, run.id),
    suppliedFor(by, run.programme_id),
    linesOf(by),
    realNames(by, run.id),
  ])
  const left = new Map([...stock.map((one) => [one.name, one.count] as const), [LINES, lines]])
  return given.flatMap(({ class: published, count }) => {
    const name = classes.get(published ?? '') ?? published
    const [proposed, still] = [Number(count), left.get(name ?? '') ?? 0]
    return name && proposed > still ? [{ class: name, proposed, left: still }] : []
  })
}
