import { sql } from 'kysely'
import { onTheShelf } from '#equipment/devices/device.shelf.store.ts'
import { policyToday } from '#equipment/policies/policy.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type StockOfClass, stockClasses } from './stockClass.rules.ts'

/** What is ready for a programme today, by class: judged by the scale in force, counted by the database. */
export async function stockByClass(by: Acting, programmeId: string): Promise<StockOfClass[]> {
  const keeper = sql<string | null>`coalesce(a.programme_id, device.programme_id)`
  const [ready, policy] = await Promise.all([
    onTheShelf(by)
      .leftJoin('funding_agreement as a', 'a.id', 'device.agreement_id')
      .select((q) => [
        ...(['device.kind', 'device.cpu', 'device.memory_mb', 'device.storage_gb', 'device.drives'] as const),
        ...([keeper.as('programme_id'), 'device.agreement_id', q.fn.countAll<number>().as('count')] as const),
      ])
      .groupBy(['device.kind', 'device.cpu', 'device.memory_mb', 'device.storage_gb', 'device.drives'])
      .groupBy(['device.agreement_id', keeper])
      .execute(),
    policyToday(by),
  ])
  return stockClasses(ready, policy.scale, programmeId)
}
