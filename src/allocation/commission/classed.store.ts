import { onTheShelf } from '#equipment/devices/device.shelf.store.ts'
import { policyToday } from '#equipment/policies/policy.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { agreementsIn } from '../allocations/wish.known.store.ts'
import { nameOfSupply, stockClassOf } from '../programmes/stockClass.rules.ts'
import { realNames } from '../runs/names.store.ts'
import type { Classed } from './plan.rules.ts'

/** What a run may give today by class, the longest ready first; what is kept for the programme before what is not. */
export async function classedDevices(by: Acting, run: { id: string; programme_id: string }): Promise<Classed[]> {
  const [{ scale }, agreements, { classes }] = await Promise.all([
    policyToday(by),
    agreementsIn(by, [run.programme_id]),
    realNames(by, run.id),
  ])
  const published = new Map([...classes].map(([name, real]) => [real, name]))
  const rows = await onTheShelf(by)
    .leftJoin('funding_agreement as a', 'a.id', 'device.agreement_id')
    .select(['device.id', 'device.kind', 'device.cpu', 'device.memory_mb', 'device.storage_gb', 'device.drives'])
    .select('device.agreement_id')
    .where((q) => {
      const keeper = q.fn.coalesce('a.programme_id', 'device.programme_id')
      return q.or([q(keeper, 'is', null), q(keeper, '=', run.programme_id)])
    })
    .orderBy((q) => q('device.programme_id', 'is', null))
    .orderBy('device.updated_at')
    .orderBy('device.id')
    .execute()
  return rows.map((device) => {
    const name = nameOfSupply(stockClassOf(device, scale), device.agreement_id, agreements)
    return { id: device.id, agreement: device.agreement_id, class: published.get(name) ?? name }
  })
}
