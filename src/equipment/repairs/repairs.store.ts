import type { Acting } from '#platform/access/acting.ts'

/** The repair of a device that was begun and not ended. */
export const openRepairOf = (by: Acting, deviceId: string) =>
  by.db
    .selectFrom('repair')
    .select(['id', 'found', 'opened_at'])
    .where('device_id', '=', deviceId)
    .where('organisation_id', '=', by.member.organisationId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()

/** Those of these devices that are under repair. */
export const underRepair = async (by: Acting, deviceIds: readonly string[]): Promise<Set<string>> => {
  const rows = await by.db
    .selectFrom('repair')
    .select('device_id')
    .where('device_id', 'in', deviceIds)
    .where('organisation_id', '=', by.member.organisationId)
    .where('closed_at', 'is', null)
    .execute()
  return new Set(rows.map(({ device_id }) => device_id))
}

/** The repairs that the member's organisation made on a device, the latest first. */
export const repairsOf = (by: Acting, deviceId: string) =>
  by.db
    .selectFrom('repair')
    .select(['id', 'found', 'done', 'minutes', 'opened_at', 'closed_at'])
    .where('device_id', '=', deviceId)
    .where('organisation_id', '=', by.member.organisationId)
    .orderBy('opened_at', 'desc')
    .limit(50)
    .execute()
