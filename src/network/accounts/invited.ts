import { createHash, randomBytes } from 'node:crypto'
import { actAs } from './account.store.ts'
import type { Accounts } from './accounts.ts'
import type { Entered } from './signIn.store.ts'

/** A token that nobody guesses: what a personal link holds, sent once and kept as its digest alone. */
export const newToken = (): string => randomBytes(24).toString('base64url')

/** What is kept of a personal link's token: its digest, so that the database opens no door. */
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
