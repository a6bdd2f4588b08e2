import { createHash, randomBytes } from 'node:crypto'
import { actAs } from './account.store.ts'
import type { Accounts } from './accounts.ts'
import type { Entered } from './signIn.store.ts'

/** A token that nobody guesses: what a personal link holds, sent once and never kept as it is. */
export const newToken = (): string => randomBytes(24).toString('base64url')

/** What a personal link's door takes: the digest of its token. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** What is kept of a personal link's token: the digest of what its door takes, so that whoever reads the row opens nothing. */
export const keptOf = (token: string): Buffer => createHash('sha256').update(digestOf(token)).digest()

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
