import { refusalOfStopped } from '#needs/rights/stopped.rules.ts'
import { stoppedOf } from '#needs/rights/stopped.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { onSheet, type Said } from '../handovers/onSheet.store.ts'
import { refusalToFollowDay } from './handout.rules.ts'
import { lockHandout } from './handout.store.ts'

export type Sheet = { id: string; household_id: string; handout_id: string | null }

/** The family is there. The first arrival opens the session; said again, nothing moves. One act. */
export const noteArrival = (by: Acting, sheet: Sheet, said: Said = {}): Promise<Refusal | { id: string }> =>
  mark(by, sheet, 'arrived', said, { arrived_at: by.now, absent_at: null })

/** The family did not come: its sheet stays, for later. One act. */
export const noteAbsence = (by: Acting, sheet: Sheet, said: Said = {}): Promise<Refusal | { id: string }> =>
  mark(by, sheet, 'absent', said, { arrived_at: null, absent_at: by.now })

/** It was noted come, or absent, by mistake: it is awaited again. One act. */
export const noteAwaited = (by: Acting, sheet: Sheet, said: Said = {}): Promise<Refusal | { id: string }> =>
  mark(by, sheet, 'awaited', said, { arrived_at: null, absent_at: null })

const mark = async (
  by: Acting,
  sheet: Sheet,
  came: 'arrived' | 'absent' | 'awaited',
  said: Said,
  values: { arrived_at: Date | null; absent_at: Date | null },
): Promise<Refusal | { id: string }> => {
  // The session first, as whoever closes it does: two that wait for each other would both fail.
  const day = sheet.handout_id ? await lockHandout(by, sheet.handout_id) : undefined
  return onSheet(by, sheet, async (state): Promise<Refusal | { id: string }> => {
    const refusal = refusalToFollowDay(state, !day || day.closed_at !== null)
    if (refusal) return refuse(refusal)
    const stopped = refusalOfStopped(await stoppedOf(by, sheet.household_id))
    if (stopped) return refuse(stopped)
    if (day && !day.opened_at)
      await by.db.updateTable('handout').set({ opened_at: by.now }).where('id', '=', day.id).execute()
    await by.db
      .updateTable('handover')
      .set({ ...values, updated_at: by.now })
      .where('id', '=', sheet.id)
      .execute()
    await record(by, {
      act: `handover.${came}`,
      subject: ['handover', sheet.id],
      householdId: sheet.household_id,
      to: came,
      data: { said_at: said.said_at ?? null },
    })
    return { id: sheet.id }
  })
}
