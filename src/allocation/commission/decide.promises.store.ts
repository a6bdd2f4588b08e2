import { householdSeenBy } from '#needs/households/household.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { promise } from '../allocations/promise.store.ts'
import type { Kind } from '../programmes/words.ts'

/** What one household is promised by a decision: its kinds, the device picked for it, any card of the stock. */
export type Wish = {
  householdId: string
  kinds: readonly Kind[]
  deviceId: string | null
  sim: 'any' | null
  runNeedId: string
}
/** All that was promised, or why nothing was. */
export type Many = { ids: string[] } | { refusals: { householdId: string; refusal: string }[] } | Refusal

/** Promises everything that the commission decided, inside its act. One refusal keeps the whole from being written. */
export async function promiseAll(by: Acting, programmeId: string, wishes: readonly Wish[]): Promise<Many> {
  const ids: string[] = []
  for (const { householdId, deviceId, sim, runNeedId } of wishes) {
    const household = await householdSeenBy(by, householdId)
    const promised = household
      ? await promise(by, household, {
          programme: programmeId,
          device: deviceId ?? undefined,
          sim: sim ?? undefined,
          other: 'oui',
        })
      : refuse('Votre structure ne suit plus cette famille.')
    if (refused(promised)) return { refusals: [{ householdId, refusal: promised.refusal }] }
    await by.db.updateTable('allocation').set({ run_need_id: runNeedId }).where('id', 'in', promised.ids).execute()
    ids.push(...promised.ids)
  }
  return { ids }
}
