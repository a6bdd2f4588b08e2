import type { Acting } from '#platform/access/acting.ts'
import { type Answered, faultsIn } from './checklist.rules.ts'

/** What was tried on a device, the latest first: each keeps the list that it was made on. */
export const testsOf = async (by: Acting, deviceId: string) => {
  const rows = await by.db
    .selectFrom('device_test')
    .select(['id', 'turn', 'checklist', 'answers', 'note', 'tested_at'])
    .where('device_id', '=', deviceId)
    .orderBy('tested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => ({ ...row, answers: row.answers as Answered[] }))
}

export type DeviceTest = Awaited<ReturnType<typeof testsOf>>[number]

/** The essential functions that the last test of each device found not to work. */
export const faultsOfAll = async (by: Acting, deviceIds: readonly string[]): Promise<Map<string, string[]>> => {
  const rows = await by.db
    .selectFrom('device_test')
    .distinctOn('device_id')
    .select(['device_id', 'answers'])
    .where('device_id', 'in', deviceIds)
    .orderBy('device_id')
    .orderBy('tested_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map(({ device_id, answers }) => [device_id, faultsIn(answers as Answered[])]))
}

export const faultsOf = async (by: Acting, deviceId: string): Promise<string[]> =>
  (await faultsOfAll(by, [deviceId])).get(deviceId) ?? []
