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
