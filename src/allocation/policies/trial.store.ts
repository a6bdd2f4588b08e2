import { communeNames } from '#network/communes/commune.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { quotasOf } from '../programmes/quota.store.ts'
import { linesOf } from '../programmes/stock.store.ts'
import { totalOf } from '../programmes/stockClass.rules.ts'
import { stockByClass } from '../programmes/stockClass.store.ts'
import { askingIn, type OfProgramme } from '../waiting/asking.store.ts'
import type { Trial } from './effect.ts'

/**
 * What a programme's policy is tried with today: its families, and what it may still promise of computers (of connections when it has no computers):
 * the places left, or what stands ready when that is less; with none left, one for two families, since an order only shows where some are served
 * and some wait. `asked` is another number of places to try.
 */
export async function trialOf(by: Acting, programme: OfProgramme, asked?: number): Promise<Trial> {
  const [families, quotas, stock, lines] = await Promise.all([
    askingIn(by, programme),
    quotasOf(by, programme.id),
    stockByClass(by, programme.id),
    linesOf(by),
  ])
  const kind = quotas.some((row) => row.kind === 'computer' && row.places > 0) ? 'computer' : 'connection'
  const left = quotas
    .filter((row) => row.kind === kind)
    .reduce((sum, { places, promised }) => sum + places - promised, 0)
  const ready = kind === 'computer' ? stock.reduce((sum, one) => sum + totalOf(one), 0) : lines
  const free = ready > 0 ? Math.min(left, ready) : left
  const places = asked ?? (free || Math.ceil(families.length / 2))
  const communes = await communeNames(by.db, [...new Set(families.map(({ commune }) => commune))])
  return { families, communes, kind, places, day: dayOf(by.now) }
}
