import { freeDevice } from '#equipment/devices/device.moves.store.ts'
import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { countPlaces } from '../programmes/quota.store.ts'
import { isAsRead, refusalToCancel } from './allocation.rules.ts'
import { type Held, lockPromises } from './promise.lock.store.ts'
import { markNeeds, markPrescriptions, unmarkNeeds } from './promised.needs.store.ts'

/** Cancels a promise: its place, its device and its card are free again, and the family waits once more. One act. */
export const cancelPromise = (by: Acting, allocation: Held, why: string): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    const refusal = await releasePromise(by, allocation, why)
    if (refusal) return refusal
    await record(by, {
      act: 'allocation.cancelled',
      subject: ['allocation', allocation.id],
      householdId: allocation.household_id,
      from: 'promised',
      to: 'cancelled',
      why,
      data: { kinds: [allocation.kind] },
    })
    return { id: allocation.id }
  })

/** The same inside another act, which records its own event: an object refused at the handover. */
export async function releasePromise(by: Acting, held: Held, why: string): Promise<Refusal | null> {
  const now = (await lockPromises(by, [held])).get(held.id)
  const refusal = refusalToCancel(now?.state ?? 'cancelled', await isInHandover(by, held.id))
  if (refusal) return refuse(refusal)
  await by.db
    .updateTable('allocation')
    .set({ state: 'cancelled', why, ended_at: by.now })
    .where('id', '=', held.id)
    .execute()
  await countPlaces(by, held, { promised: -1 })
  if (now?.device_id) await freeReserved(by, now.device_id)
  await unmarkNeeds(by, held.household_id, held.kind)
  if (!(await stillPromised(by, held.household_id)))
    await markPrescriptions(by, held.household_id, ['promised'], 'accepted')
  return null
}

/** These promises are in hand, inside the handover's act: their needs are served, and the orientation once nothing else is promised. */
export async function servePromises(by: Acting, promises: readonly Held[]): Promise<Refusal | null> {
  const locked = await lockPromises(by, promises)
  if (promises.some((held) => !isAsRead(held, locked.get(held.id)))) return refuse(CHANGED)
  for (const held of promises) {
    await by.db
      .updateTable('allocation')
      .set({ state: 'handed_over', ended_at: by.now })
      .where('id', '=', held.id)
      .execute()
    await countPlaces(by, held, { handed_over: 1 })
    await markNeeds(by, held.household_id, [held.kind], ['heard', 'qualified', 'prescribed', 'promised'], 'served')
  }
  for (const household of new Set(promises.map((held) => held.household_id)))
    if (!(await stillPromised(by, household)))
      await markPrescriptions(by, household, ['accepted', 'promised'], 'served')
  return null
}

const CHANGED = 'Une de ces promesses vient d’être annulée ou remise : rouvrez la fiche de la famille.'

/** Whether a sheet that is not signed yet holds what this promise says. */
export const isInHandover = async (by: Acting, id: string): Promise<boolean> =>
  (await by.db
    .selectFrom('handover_item')
    .select('id')
    .where('allocation_id', '=', id)
    .where('state', '=', 'pending')
    .executeTakeFirst()) !== undefined

const stillPromised = async (by: Acting, householdId: string): Promise<boolean> =>
  (await by.db
    .selectFrom('allocation')
    .select('id')
    .where('household_id', 'in', filesOf(householdId))
    .where('organisation_id', '=', by.member.organisationId)
    .where('state', '=', 'promised')
    .executeTakeFirst()) !== undefined

/** A device lost or stolen meanwhile stays so: only one that waits on the shelf goes back to the stock. */
export async function freeReserved(by: Acting, deviceId: string): Promise<void> {
  const device = await by.db
    .selectFrom('device')
    .select('state')
    .where('id', '=', deviceId)
    .forUpdate()
    .executeTakeFirst()
  if (device?.state === 'reserved') await freeDevice(by, deviceId)
}
