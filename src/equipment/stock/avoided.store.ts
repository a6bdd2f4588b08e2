import type { Acting } from '#platform/access/acting.ts'
import { addUp } from './stock.counts.ts'
import { stockCounts } from './stock.store.ts'

/** Machines of the organisation that families have today, kind by kind. */
export async function familiesUse(by: Acting): Promise<{ kind: string; count: number }[]> {
  const byKind = new Map<string, number>()
  for (const { kinds } of addUp(await stockCounts(by)).places)
    for (const { kind, families } of kinds)
      if (families.handed > 0) byKind.set(kind, (byKind.get(kind) ?? 0) + families.handed)
  return [...byKind].map(([kind, count]) => ({ kind, count }))
}
