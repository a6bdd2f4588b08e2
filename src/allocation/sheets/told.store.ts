import type { Acting } from '#platform/access/acting.ts'
import type { Refusal } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'

/**
 * Notes that these families were told what was decided: by a letter posted or handed over, or by voice. Those who already were keep
 * their day. Gives how many were not yet; the story of each says it.
 */
export const noteTold = (
  by: Acting,
  runId: string,
  needs: readonly string[],
  how: 'post' | 'hand' | 'voice',
): Promise<number | Refusal> =>
  attempt(by.db, async () => {
    if (needs.length === 0) return 0
    const told = await by.db
      .updateTable('run_need')
      .set({ told_at: by.now })
      .where('run_id', '=', runId)
      .where('organisation_id', '=', by.member.organisationId)
      .where('id', 'in', [...needs])
      .where('final', 'is not', null)
      .where('told_at', 'is', null)
      .returning(['id', 'household_id'])
      .execute()
    for (const { id, household_id } of told)
      await record(by, { act: 'run.told', subject: ['run_need', id], householdId: household_id, data: { how } })
    return told.length
  })
