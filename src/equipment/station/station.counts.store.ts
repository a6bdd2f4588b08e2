import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { Station } from './station.store.ts'

/** The last card that was read, as a place among the readings: two of one instant are told apart. */
const armedAt = (by: Acting, browser: string) =>
  sql<number>`coalesce((select max(seq) from scan where member_id = ${by.member.id} and browser = ${browser} and outcome = 'armed'), 0)`

/** What was done since the mode was armed: how many, from when to when, and how many refusals. */
export async function countsOf(by: Acting, station: Station) {
  const { rows } = await sql<{ done: number; refused: number; first: Date | null; last: Date | null }>`
    select count(*) filter (where outcome = 'done' and not taken_back)::int as done,
      count(*) filter (where outcome in ('refused', 'unknown'))::int as refused,
      min(at) filter (where outcome = 'done') as first, max(at) filter (where outcome = 'done') as last
    from scan where member_id = ${by.member.id} and browser = ${station.browser} and seq > ${armedAt(by, station.browser)}`.execute(
    by.db,
  )
  return rows[0] ?? { done: 0, refused: 0, first: null, last: null }
}

/** The machines read under "À étiqueter" since it was armed, each once, in the order of the hand. */
export const collectedAt = (by: Acting, browser: string, limit: number) =>
  by.db
    .selectFrom('scan')
    .select('scan.device_id')
    .where('scan.member_id', '=', by.member.id)
    .where('scan.browser', '=', browser)
    .where('scan.outcome', '=', 'done')
    .where('scan.mode', '=', 'collect')
    .where('scan.before', 'is', null)
    .where('scan.taken_back', '=', false)
    .where('scan.device_id', 'is not', null)
    .where('scan.seq', '>', armedAt(by, browser))
    .groupBy('scan.device_id')
    .orderBy(sql`min(scan.seq)`)
    .limit(limit)
    .execute()
