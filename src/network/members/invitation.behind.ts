import { digestOf } from '#network/accounts/invited.ts'
import type { Role } from '#platform/access/member.ts'
import type { Database } from '#platform/db/database.ts'

/** An invitation as its link shows it, to somebody who is not signed in yet. */
export type Behind = {
  organisation: string
  inviter: string | null
  name: string
  email: string
  role: Role
  state: 'open' | 'used' | 'cancelled' | 'expired'
}

export async function behind(database: Database, token: string): Promise<Behind | null> {
  const { rows } = await database.accounts.query<Behind>(
    'select organisation_name as organisation, inviter, name, email, role, state from app.invitation_behind($1)',
    [digestOf(token)],
  )
  return rows[0] ?? null
}
