import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Fate, type Fates, noFate } from './fate.ts'

/** The fate of a row of `device`, in SQL: one of those of fate.ts. */
export const fateOfDevice = sql<Fate>`case
  when device.state = 'announced' then 'absent'
  when device.state in ('handed_over', 'return_due') or device.exited_as in ('given', 'sold') then 'reused'
  when device.state in ('ready', 'reserved') then 'ready'
  when device.state in ('lost', 'stolen') then 'lost'
  when device.exited_as = 'refused_as_waste' then 'waste'
  when device.state in ('exited', 'destroyed') then 'recycled'
  else 'working' end`

/** How many machines of a lot met each fate. */
export async function fatesOf(by: Acting, donationId: string): Promise<Fates> {
  const { rows } = await sql<{ fate: Fate; count: number }>`
    select ${fateOfDevice} as fate, count(*)::int as count from device where donation_id = ${donationId} group by 1`.execute(
    by.db,
  )
  const counts = noFate()
  for (const { fate, count } of rows) counts[fate] = count
  return counts
}
