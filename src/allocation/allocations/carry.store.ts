import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { refusalToChoose } from './allocation.rules.ts'
import { type Held, lockPromises } from './promise.lock.store.ts'

/** A promise is kept with another device: the place stays taken, the thing changes. Part of the act that swaps them. */
export async function carryPromise(by: Acting, held: Held, deviceId: string): Promise<Refusal | null> {
  const now = (await lockPromises(by, [held])).get(held.id)
  const refusal = refusalToChoose('computer', now?.state, false)
  if (refusal) return refuse(refusal)
  await by.db.updateTable('allocation').set({ device_id: deviceId }).where('id', '=', held.id).execute()
  return null
}
