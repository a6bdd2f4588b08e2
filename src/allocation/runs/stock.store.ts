import type { Acting } from '#platform/access/acting.ts'
import { availableSims } from '../allocations/offer.store.ts'
import { type Supplied, suppliedBy } from '../programmes/stockClass.rules.ts'
import { stockByClass } from '../programmes/stockClass.store.ts'
import { agreementsOf } from './limits.store.ts'

/** What may be promised in a programme today, put together by what is alike; what an agreement keeps is a class of its own. */
export async function suppliedFor(by: Acting, programmeId: string): Promise<Supplied[]> {
  const [stock, agreements] = await Promise.all([stockByClass(by, programmeId), agreementsOf(by, programmeId)])
  return suppliedBy(stock, agreements)
}

/** SIM cards that nobody was promised. */
export async function linesOf(by: Acting): Promise<number> {
  const row = await availableSims(by)
    .select((q) => q.fn.countAll<number>().as('n'))
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}
