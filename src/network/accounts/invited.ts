import { createHash } from 'node:crypto'
import { actAs } from './account.store.ts'
import type { Accounts } from './accounts.ts'
import type { Entered } from './signIn.store.ts'

/** What is kept of an invitation's token: its digest, so that the database opens no door. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Joins the organisation that invited; the session acts there at once. An invitation meant for somebody else changes nothing. */
export async function joinInvited(
  accounts: Accounts,
  { userId, token }: Entered,
  invitation: string,
): Promise<boolean> {
  const { rows } = await accounts.database.accounts.query<{ member: string | null }>(
    'select app.accept_invitation($1, $2) as member',
    [digestOf(invitation), userId],
  )
  const member = rows[0]?.member
  if (member) await actAs(accounts.database, token, member)
  return Boolean(member)
}
