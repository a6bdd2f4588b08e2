import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { zone } from '#platform/i18n/dates.ts'
import { isOfLot } from '../reuse/fate.store.ts'
import type { Life } from './life.words.ts'

/** The lives of machines with families, the first one first: for whoever may see each machine, by the month and without anybody. */
export async function livesOf(by: Acting, deviceIds: readonly string[]): Promise<Map<string, Life[]>> {
  const { rows } = await sql<Life & { device_id: string }>`
    select device_id, life, since::text, until::text, months, missing, certificate, own from app.lives_of(${[...deviceIds]}::uuid[], ${zone})`.execute(
    by.db,
  )
  return Map.groupBy(rows, ({ device_id }) => device_id)
}

/** How many machines of a lot served more than once, and how many came back from a family and wait for another one. */
export async function secondLives(by: Acting, donationId: string): Promise<{ again: number; back: number }> {
  const { rows } = await sql<{ again: number; back: number }>`
    select count(*) filter (where lives > 1)::int as again, count(*) filter (where not out and not missing)::int as back
    from (select device_id, count(*) as lives, bool_or(until is null) as out, bool_or(missing) as missing
      from app.lives_of(array(select device.id from device where device.donation_id = ${donationId} and ${isOfLot}
        and device.state not in ('exited', 'destroyed', 'lost', 'stolen')), ${zone}) group by 1) l`.execute(by.db)
  return rows[0] ?? { again: 0, back: 0 }
}
