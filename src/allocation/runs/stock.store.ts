import type { Acting } from '#platform/access/acting.ts'
import { agreementsIn } from '../allocations/wish.known.store.ts'
import { type Supplied, suppliedBy } from '../programmes/stockClass.rules.ts'
import { stockByClass } from '../programmes/stockClass.store.ts'

/** What may be promised in a programme today, put together by what is alike; what an agreement keeps is a class of its own. */
export async function suppliedFor(by: Acting, programmeId: string): Promise<Supplied[]> {
  const [stock, agreements] = await Promise.all([stockByClass(by, programmeId), agreementsIn(by, [programmeId])])
  return suppliedBy(stock, agreements)
}
