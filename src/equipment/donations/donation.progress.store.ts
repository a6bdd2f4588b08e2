import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isOfLot } from '../reuse/fate.store.ts'

/** How far a lot is: how many devices, never whose hands they are in. `announced` counts those not arrived yet. */
export type Progress = {
  devices: number
  announced: number
  received: number
  wiped: number
  ready: number
  handedOver: number
  recycled: number
  /** Sold, given to another organisation, or sent back to its donor. */
  elsewhere: number
}

export async function progressOf(by: Acting, donationId: string): Promise<Progress> {
  const { rows } = await sql<Progress>`
    select count(*)::int as devices,
      count(*) filter (where state = 'announced')::int as announced,
      count(*) filter (where state <> 'announced')::int as received,
      count(*) filter (where state not in ('announced', 'received', 'identified', 'to_wipe', 'wipe_failed', 'returned')
        and exists (select from wipe w where w.device_id = device.id and w.verdict = 'verified'))::int as wiped,
      count(*) filter (where state in ('ready', 'reserved', 'handed_over', 'return_due'))::int as ready,
      count(*) filter (where state in ('handed_over', 'return_due'))::int as "handedOver",
      count(*) filter (where state = 'destroyed' or exited_as in ('recycled', 'parts', 'refused_as_waste'))::int as recycled,
      count(*) filter (where state = 'exited' and (exited_as is null or exited_as in ('sold', 'given')))::int as elsewhere
    from device where donation_id = ${donationId} and ${isOfLot}`.execute(by.db)
  return (
    rows[0] ?? { devices: 0, announced: 0, received: 0, wiped: 0, ready: 0, handedOver: 0, recycled: 0, elsewhere: 0 }
  )
}
