import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { lockDevice } from '../devices/device.store.ts'
import { sayDevice } from '../devices/device.words.ts'
import { writeSlip } from './slip.store.ts'
import { sendTransfer } from './transfer.acts.store.ts'
import { mayDeliver } from './transfer.rules.ts'

/** Organisations that hand devices over: those with an active coordinator. */
export const coordinators = (by: Acting) =>
  by.db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', 'in', sql<string>`(select receivers())`)
    .where('id', '<>', by.member.organisationId)
    .orderBy('name')
    .limit(500)
    .execute()

/**
 * Ready devices leave for a coordinator on a slip that gives them, all or none. Whoever ticks them signs that they leave; they change
 * keeper when the receiver has counted them.
 */
export async function deliverDevices(
  by: Acting,
  ids: readonly string[],
  to: string,
): Promise<{ id: string; name: string; n: number } | Refusal> {
  const receiver = (await coordinators(by)).find((one) => one.id === to)
  if (!receiver) return refuse('Choisissez la structure qui reçoit ces appareils.', 'to')
  const devices = []
  for (const id of [...new Set(ids)].sort()) {
    const device = await lockDevice(by, id)
    if (!device) return refuse('Un de ces appareils n’est plus chez vous. Relisez la liste.', 'devices')
    const refusal = mayDeliver(device)
    if (refusal) return refuse(`${sayDevice(device)} : ${refusal}`, 'devices')
    devices.push(device)
  }
  const id = by.newId()
  const end = { receiverId: receiver.id, placeId: null, classId: null, name: receiver.name }
  await writeSlip(by, { id, end, way: 'given', note: '' }, devices)
  await record(by, {
    ...{ act: 'transfer.prepared', subject: ['transfer', id], to: 'prepared' },
    data: { to_name: receiver.name, devices: devices.length, way: 'given' },
  })
  const refusal = await sendTransfer(by, id, { count: devices.length, who: by.member.name })
  return refusal ?? { id, name: receiver.name, n: devices.length }
}
