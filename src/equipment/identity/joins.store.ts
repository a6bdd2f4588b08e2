import type { Acting } from '#platform/access/acting.ts'

/** The records that were found to be this machine, and may be separated from it again. */
export const joinsOf = (by: Acting, keptId: string) =>
  by.db
    .selectFrom('device_join')
    .innerJoin('device', 'device.id', 'device_join.absorbed_id')
    .select(['device_join.id', 'device.number', 'device_join.reason', 'device_join.joined_at'])
    .where('device_join.kept_id', '=', keptId)
    .where('device_join.organisation_id', '=', by.member.organisationId)
    .where('device_join.separated_at', 'is', null)
    .orderBy('device_join.joined_at', 'desc')
    .limit(20)
    .execute()

/** Locks in the order of their identifiers: two joins of the same pair wait, whatever side each begins with. */
export const lockBoth = (by: Acting, ...ids: string[]) =>
  by.db.selectFrom('device').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute()
