import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { mailCopy, refusalOfMailing } from './copy.mail.store.ts'
import type { CopyForm } from './handover.form.ts'
import { refusalOfCopy } from './handover.rules.ts'
import type { SeenHandover } from './handover.store.ts'
import { onSheet } from './onSheet.store.ts'

/**
 * The family has its copy, on paper or by a letter that leaves: the handover is closed. One act. A letter that could not be delivered
 * opens the copy again (0145), and the address may be put right.
 */
export const giveCopy = (
  by: Acting,
  handover: SeenHandover,
  { how, email }: CopyForm,
): Promise<Refusal | { id: string }> =>
  onSheet(by, handover, async (state) => {
    const refusal = refusalOfCopy(state)
    if (refusal) return refuse(refusal)
    const unsent = how === 'email' ? await refusalOfMailing(by, handover, email) : null
    if (unsent) return refuse(unsent, 'email')
    await noteCopy(by, handover, how, email)
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

/** Writes how the copy is given on a sheet that its act has locked; by e-mail, the letter leaves with the act. */
async function noteCopy(by: Acting, handover: SeenHandover, how: CopyForm['how'], email?: string) {
  const letter = how === 'email' ? await mailCopy(by, handover, email ?? '') : noLetter
  await by.db
    .updateTable('handover')
    .set({
      state: 'closed',
      copy_how: how,
      copy_to: how === 'email' ? (email ?? null) : null,
      updated_at: by.now,
      ...letter,
    })
    .where('id', '=', handover.id)
    .execute()
}

/** The copy said with the signature. What was asked in the field is noted even when no letter may leave. */
export async function copyAtOnce(by: Acting, handover: SeenHandover, { copy, email }: Asked): Promise<void> {
  if (!copy) return
  if (copy !== 'email' || !(await refusalOfMailing(by, handover, email))) await noteCopy(by, handover, copy, email)
  else if (email) await noteWish(by, handover, email)
}
type Asked = { copy?: CopyForm['how']; email?: string }

/** A sheet that no letter stands for. */
export const noLetter = {
  copy_hash: null,
  copy_until: null,
  copy_message: null,
  copy_sent_at: null,
  copy_failed_at: null,
}

/** The family asked for its copy by e-mail where none can leave now: its wish stays on the sheet, and the copy is still to give. */
const noteWish = (by: Acting, handover: SeenHandover, email: string) =>
  by.db
    .updateTable('handover')
    .set({ copy_how: 'email', copy_to: email, updated_at: by.now })
    .where('id', '=', handover.id)
    .execute()
