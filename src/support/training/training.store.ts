import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'

/** A household came to a training: what was served is now followed, and so is the wish to learn, served by the training itself. */
export const followNeeds = (by: Acting, householdId: string) =>
  by.db
    .updateTable('need')
    .set({ state: 'followed', updated_at: by.now })
    .where('household_id', 'in', filesOf(householdId))
    .where((need) =>
      need.or([
        need('state', '=', 'served'),
        need.and([need('kind', '=', 'skills'), need('state', 'not in', ['followed', 'closed'])]),
      ]),
    )
    .execute()
