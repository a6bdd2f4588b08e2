import type { Acting } from '#platform/access/acting.ts'

/** Destructions and resets noted for these devices and not cancelled, the latest first. */
export async function recordsOf(by: Acting, deviceIds: readonly string[]) {
  const rows = await by.db
    .selectFrom('wipe_record')
    .innerJoin('organisation', 'organisation.id', 'wipe_record.organisation_id')
    .selectAll('wipe_record')
    .select('organisation.name as organisation')
    .where('wipe_record.device_id', 'in', deviceIds)
    .where('wipe_record.cancelled_at', 'is', null)
    .orderBy('wipe_record.recorded_at', 'desc')
    .orderBy('wipe_record.id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, witnessed: row.witnessed_at !== null }))
}

export type KeptRecord = Awaited<ReturnType<typeof recordsOf>>[number]
