import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { zone } from '#platform/i18n/dates.ts'

/** A family's link in another organisation: its month is all that is read of it. */
const others = sql`(custody.holder_id is null and not custody.organisation_id = any ((select orgs())::uuid[]))`

/** Every link of a device that the member may read, the latest first. A family is never named here; another organisation does not even see its link. */
export const custodyOf = (by: Acting, deviceId: string) =>
  by.db
    .selectFrom('custody')
    .leftJoin('organisation', 'organisation.id', 'custody.holder_id')
    .leftJoin('place', 'place.id', 'custody.place_id')
    .leftJoin('school_class', 'school_class.id', 'custody.class_id')
    .leftJoin('transfer', 'transfer.id', 'custody.transfer_id')
    .leftJoin('batch', 'batch.id', 'custody.batch_id')
    .select((q) => [
      'custody.id',
      'custody.depth',
      'organisation.name as holder',
      'place.name as place',
      'school_class.name as class',
      'transfer.number as slip',
      q('custody.holder_id', 'is', null).as('family'),
      q('custody.batch_id', 'is not', null).as('lent'),
      'batch.receiver_name as lent_to',
      sql<Date>`case when ${others} then month_of(custody.since, ${sql.lit(zone)}) else custody.since end`.as('since'),
      sql<Date | null>`case when ${others} then month_of(custody.until, ${sql.lit(zone)}) else custody.until end`.as(
        'until',
      ),
      sql<boolean>`${others}`.as('by_month'),
    ])
    .where('custody.device_id', '=', deviceId)
    .orderBy('custody.since', 'desc')
    .orderBy('custody.depth', 'desc')
    .orderBy('custody.id', 'desc')
    .limit(50)
    .execute()

/**
 * When somebody who is not of the workshop last had each of these devices: a family, or whoever held it while it was lost.
 * What is older than that proves no wipe. Whose family it was stays hidden; the day counts for all who see the device.
 */
export const lastUsed = async (by: Acting, deviceIds: readonly string[]): Promise<Map<string, Date | null>> => {
  const { rows } = await sql<{ device_id: string; at: Date | null }>`select * from app.last_used(${deviceIds})`.execute(
    by.db,
  )
  return new Map(rows.map(({ device_id, at }) => [device_id, at]))
}

/** When each of these devices came to whoever answers for it since: until then, nobody knows who turned it on. */
export const arrivals = async (by: Acting, deviceIds: readonly string[]): Promise<Map<string, Date | null>> => {
  const { rows } = await sql<{ device_id: string; at: Date | null }>`select * from app.arrivals(${deviceIds})`.execute(
    by.db,
  )
  return new Map(rows.map(({ device_id, at }) => [device_id, at]))
}

/** The running loan of a device to a family, made by the member's own organisation: which, and until when. */
export const runningLoan = (by: Acting, deviceId: string): Promise<RunningLoan | undefined> =>
  by.db
    .selectFrom('custody')
    .select(['custody.id', sql<string>`custody.due_on::text`.as('due_on')])
    .where('custody.device_id', '=', deviceId)
    .where('custody.organisation_id', '=', by.member.organisationId)
    .where('custody.household_id', 'is not', null)
    .where('custody.due_on', 'is not', null)
    .where('custody.until', 'is', null)
    .executeTakeFirst()

export type RunningLoan = { id: string; due_on: string }
