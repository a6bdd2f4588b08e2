import { onTheShelf } from '#equipment/devices/device.shelf.store.ts'
import { sayDeviceKind } from '#equipment/devices/device.words.ts'
import { categoryOf } from '#equipment/policies/category.rules.ts'
import { policyToday } from '#equipment/policies/policy.store.ts'
import { categoryWords } from '#equipment/policies/scale.ts'
import type { Acting } from '#platform/access/acting.ts'

/** A device that may leave today, under the name of its class in a run. */
export type Classed = { id: string; class: string }

/** What a run of this programme may give today by class, the longest ready first; what is kept for the programme before what is not. */
export async function classedDevices(by: Acting, programmeId: string): Promise<Classed[]> {
  const { scale } = await policyToday(by)
  const rows = await onTheShelf(by)
    .leftJoin('funding_agreement', (join) =>
      join
        .onRef('funding_agreement.id', '=', 'device.agreement_id')
        .on('funding_agreement.programme_id', '=', programmeId),
    )
    .select(['device.id', 'device.kind', 'device.cpu', 'device.memory_mb', 'device.storage_gb', 'device.drives'])
    .select(['device.programme_id', 'device.agreement_id', 'funding_agreement.title'])
    .where((q) => q.or([q('device.programme_id', 'is', null), q('device.programme_id', '=', programmeId)]))
    .orderBy((q) => q('device.programme_id', 'is', null))
    .orderBy('device.updated_at')
    .orderBy('device.id')
    .execute()
  return rows.map((device) => {
    const judged = categoryOf(device, scale)
    const category = judged && 'category' in judged && categoryWords[judged.category].label.toLowerCase()
    return { id: device.id, class: [sayDeviceKind(device.kind), category, keptFor(device)].filter(Boolean).join(', ') }
  })
}

/** For whom a device is kept, as its class says it: bought under an agreement, or for this programme. */
const keptFor = (device: { programme_id: string | null; agreement_id: string | null; title: string | null }) =>
  device.title
    ? `de « ${device.title} »`
    : device.agreement_id
      ? 'd’une autre convention'
      : device.programme_id && 'de ce programme'
