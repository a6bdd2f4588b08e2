import { onTheShelf } from '#equipment/devices/device.shelf.store.ts'
import { policyToday } from '#equipment/policies/policy.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { classOf } from '../runs/class.words.ts'

/** A device that may leave today, under the name of its class in a run, and the agreement for which it is kept. */
export type Classed = { id: string; class: string; agreement: string | null }

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
  return rows.map((row) => ({
    ...{ id: row.id, agreement: row.agreement_id },
    class: classOf(row, scale, row.title).name,
  }))
}
