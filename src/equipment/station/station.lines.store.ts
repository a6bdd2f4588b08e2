import type { Acting } from '#platform/access/acting.ts'

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
