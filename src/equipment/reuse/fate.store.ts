import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Fate, type Fates, noFate } from './fate.ts'

/**
 * A row of `device` that stands for a machine of its lot: neither a record joined to another one, nor what was scanned by mistake.
 * What left without any destination written went back from its arrival.
 */
export const isOfLot = sql<boolean>`(device.joined_to is null and (device.state <> 'exited' or device.exited_as is not null
  or exists (select from delivery_scan z where z.device_id = device.id and z.outcome in ('turned_down', 'given_back'))))`

/**
 * The fate of a row of `device`, in SQL: one of those of fate.ts. Equipment is reused once somebody has it: a family, or the public of a
 * place or a partner to which a batch lent it. `app.dated_fates` says the same by month.
 */
export const fateOfDevice = sql<Fate>`case
  when device.state = 'announced' then 'absent'
  when device.state in ('handed_over', 'return_due') or device.exited_as in ('given', 'sold') then 'reused'
  when device.state in ('ready', 'reserved') then 'ready'
  when device.state in ('lost', 'stolen') then 'lost'
  when device.exited_as = 'refused_as_waste' then 'waste'
  when device.state = 'exited' and device.exited_as is null then 'sent_back'
  when device.state in ('exited', 'destroyed') then 'recycled'
  else 'working' end`

/** How many machines of a lot met each fate. */
export async function fatesOf(by: Acting, donationId: string): Promise<Fates> {
  const { rows } = await sql<{ fate: Fate; count: number }>`
    select ${fateOfDevice} as fate, count(*)::int as count from device where donation_id = ${donationId} and ${isOfLot} group by 1`.execute(
    by.db,
  )
  const counts = noFate()
  for (const { fate, count } of rows) counts[fate] = count
  return counts
}
