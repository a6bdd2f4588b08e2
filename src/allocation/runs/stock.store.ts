import { onTheShelf } from '#equipment/devices/device.shelf.store.ts'
import { policyToday } from '#equipment/policies/policy.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { availableSims } from '../allocations/offer.store.ts'
import { classOf } from './class.words.ts'
import type { Agreement, StockClass } from './inputs.ts'

/** What may be promised in a programme today, put together by what is alike: kind, category, and for whom it is kept. */
export async function classesOf(
  by: Acting,
  programmeId: string,
  agreements: readonly Agreement[],
): Promise<StockClass[]> {
  const [devices, { scale }] = await Promise.all([shelved(by, programmeId), policyToday(by)])
  const classes = new Map<string, StockClass>()
  for (const device of devices) {
    const agreement = agreements.find(({ id }) => id === device.agreement_id)
    const earmarked = device.programme_id !== null || device.agreement_id !== null
    const { name, category } = classOf(device, scale, agreement?.title ?? null)
    const found = classes.get(name)
    if (found) found.count++
    else
      classes.set(name, {
        ...{ name, count: 1, device: device.kind, category, earmarked, agreement: device.agreement_id },
      })
  }
  return [...classes.values()].sort((a, b) => a.name.localeCompare(b.name, 'fr'))
}

const shelved = (by: Acting, programmeId: string) =>
  onTheShelf(by)
    .where((q) => q.or([q('device.programme_id', 'is', null), q('device.programme_id', '=', programmeId)]))
    .select([
      ...(['device.kind', 'device.cpu', 'device.memory_mb', 'device.storage_gb', 'device.drives'] as const),
      ...(['device.programme_id', 'device.agreement_id'] as const),
    ])
    .execute()

/** SIM cards that nobody was promised. */
export async function linesOf(by: Acting): Promise<number> {
  const row = await availableSims(by)
    .select((q) => q.fn.countAll<number>().as('n'))
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}
