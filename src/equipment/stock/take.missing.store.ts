import type { Acting } from '#platform/access/acting.ts'

/** Numbers missing this time and the time before. */
export const missingTwice = async (by: Acting, takeId: string, beforeId: string): Promise<string[]> =>
  (
    await by.db
      .selectFrom('stock_take_line as now')
      .innerJoin('stock_take_line as before', 'before.device_id', 'now.device_id')
      .innerJoin('device', 'device.id', 'now.device_id')
      .select('device.number')
      .where('now.stock_take_id', '=', takeId)
      .where('before.stock_take_id', '=', beforeId)
      .where('now.organisation_id', '=', by.member.organisationId)
      .where('now.found_at', 'is', null)
      .where('before.found_at', 'is', null)
      .orderBy('device.number')
      .limit(50)
      .execute()
  ).map(({ number }) => number)
