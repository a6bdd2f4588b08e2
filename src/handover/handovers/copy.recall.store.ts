import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { refusalToRecall } from './copy.rules.ts'
import { noLetter } from './copy.store.ts'
import type { SeenHandover } from './handover.store.ts'
import { onSheet } from './onSheet.store.ts'

/**
 * The copy went to an address that was not the family's: its link opens nothing from now on, a letter that waits does not leave (0158),
 * the wrong address is not kept, and the copy is to be given again. One act.
 */
export const recallCopy = (by: Acting, handover: SeenHandover): Promise<Refusal | { id: string }> =>
  onSheet(by, handover, async (state) => {
    const refusal = refusalToRecall({ ...handover, state })
    if (refusal) return refuse(refusal)
    await by.db
      .updateTable('handover')
      .set({ state: 'signed', copy_how: null, copy_to: null, updated_at: by.now, ...noLetter })
      .where('id', '=', handover.id)
      .execute()
    await record(by, {
      act: 'handover.copy_recalled',
      subject: ['handover', handover.id],
      householdId: handover.household_id,
      from: state,
      to: 'signed',
    })
    return { id: handover.id }
  })
