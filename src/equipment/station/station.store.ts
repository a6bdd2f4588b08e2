import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Mode, writeMode } from './station.mode.ts'

/** A member before one browser. */
export const stationAt = (by: Acting, browser: string) =>
  by.db
    .selectFrom('station')
    .selectAll()
    .where('member_id', '=', by.member.id)
    .where('browser', '=', browser)
    .executeTakeFirst()

export type Station = NonNullable<Awaited<ReturnType<typeof stationAt>>>

/** The same, opened when it is new, and locked: two readings of one station never cross. */
export async function keepStation(by: Acting, browser: string): Promise<Station> {
  await by.db
    .insertInto('station')
    .values({ member_id: by.member.id, browser, organisation_id: by.member.organisationId })
    .onConflict((c) => c.doNothing())
    .execute()
  return by.db
    .selectFrom('station')
    .selectAll()
    .where('member_id', '=', by.member.id)
    .where('browser', '=', browser)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

const change = (
  by: Acting,
  { browser }: Pick<Station, 'browser'>,
  set: Partial<Pick<Station, 'mode' | 'label_code'>>,
) =>
  by.db.updateTable('station').set(set).where('member_id', '=', by.member.id).where('browser', '=', browser).execute()

/** The counter begins again; a free label that waited waits no more. */
export const armStation = (by: Acting, station: Station, mode: Mode) =>
  change(by, station, { mode: writeMode(mode), label_code: null })

export const awaitDevice = (by: Acting, station: Station, code: string | null) =>
  change(by, station, { label_code: code })

/** The last readings of a station, the latest first, each with its machine. */
export const linesOf = (by: Acting, browser: string, limit = 20) =>
  by.db
    .selectFrom('scan')
    .leftJoin('device', 'device.id', 'scan.device_id')
    .select([
      'scan.id',
      'scan.code',
      'scan.outcome',
      'scan.title',
      'scan.detail',
      'scan.at',
      'scan.taken_back',
      'scan.device_id',
      'device.number',
      'device.brand',
      'device.model',
      'device.kind',
    ])
    .where('scan.member_id', '=', by.member.id)
    .where('scan.browser', '=', browser)
    .orderBy('scan.seq', 'desc')
    .limit(limit)
    .execute()

export type Line = Awaited<ReturnType<typeof linesOf>>[number]

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

/** One machine of the bench for each gesture that awaits some, the longest waiting: what a station that read nothing proposes. */
export const waitingAtBench = (by: Acting) =>
  by.db
    .selectFrom('device')
    .distinctOn('device.state')
    .select(['device.id', 'device.number', 'device.brand', 'device.model', 'device.kind', 'device.state'])
    .where('device.organisation_id', '=', by.member.organisationId)
    .where('device.state', 'in', ['announced', 'returned', 'wiped', 'tested', 'graded'])
    .orderBy('device.state')
    .orderBy('device.updated_at')
    .limit(5)
    .execute()
