import { refusalOfStopped } from '#needs/rights/stopped.rules.ts'
import { stoppedOf } from '#needs/rights/stopped.store.ts'
import { keptOf, newToken } from '#network/accounts/invited.ts'
import type { Acting } from '#platform/access/acting.ts'
import { send } from '#platform/jobs/outbox.ts'
import { copyLetter } from './copy.letter.ts'
import { copyEnd, refusalToMail } from './copy.rules.ts'
import type { SeenHandover } from './handover.store.ts'

const copyPath = (token: string): string => `/exemplaire/${token}`

/** Why this family's copy may not leave by e-mail now; null when it may. Asked under the lock of its sheet. */
export const refusalOfMailing = async (by: Acting, handover: SeenHandover, email: string | null | undefined) =>
  refusalToMail(handover, email, by.ways) ?? refusalOfStopped(await stoppedOf(by, handover.household_id))

/**
 * Puts the letter of a copy in the outbox, in the act's own transaction, and gives what the sheet keeps of it.
 *
 * It carries a link and not the paper: an agreement names a family, its address and a child's class, mailboxes keep what they receive
 * without end, and one wrong letter in an address would give all of it away for good. A link says nothing, ends after thirty days, opens
 * nothing once a copy is sent again or the family is erased, and leaves no paper in the outbox. Its secret is kept as a digest only.
 */
export async function mailCopy(by: Acting, handover: SeenHandover, email: string) {
  const token = newToken()
  const until = copyEnd(by.now)
  const writer = await by.db
    .selectFrom('organisation')
    .select(['name', 'masked_as', 'phone'])
    .where('id', '=', by.member.organisationId)
    .executeTakeFirstOrThrow()
  const [subject, body] = copyLetter(writer, until)
  const message = await send(by, {
    email,
    householdId: handover.household_id,
    subject,
    body,
    link: copyPath(token),
  })
  return {
    copy_hash: keptOf(token),
    copy_until: until,
    copy_message: message,
    copy_sent_at: null,
    copy_failed_at: null,
  }
}
