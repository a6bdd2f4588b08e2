import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import type { CopyForm } from './handover.form.ts'
import { refusalOfCopy, refusalOfCopyTo } from './handover.rules.ts'
import { lockHandover, type SeenHandover } from './handover.store.ts'
import { sayCopy } from './handover.words.ts'
import { setState } from './undo.store.ts'

/** The family has its copy, on paper or at an address: the handover is closed. One act. */
export const giveCopy = (
  by: Acting,
  handover: SeenHandover,
  { how, email }: CopyForm,
): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    const state = await lockHandover(by, handover.id)
    const refusal = refusalOfCopy(state)
    if (refusal) return refuse(refusal)
    const unsent = refusalOfCopyTo(how, email)
    if (unsent) return refuse(unsent, 'email')
    await setState(by, handover.id, { state: 'closed', copy_to: sayCopy(how, email) })
    await record(by, {
      act: 'handover.copy_given',
      subject: ['handover', handover.id],
      householdId: handover.household_id,
      from: state,
      to: 'closed',
      data: { how },
    })
    return { id: handover.id }
  })
