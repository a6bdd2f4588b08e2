import type { Role } from '#platform/access/member.ts'
import type { Database } from '#platform/db/database.ts'

/** The name of whoever may enter with this address; null when nobody here has it. */
export async function welcome(database: Database, email: string): Promise<string | null> {
  const { rows } = await database.accounts.query<{ name: string }>('select name from app.welcome($1)', [email])
  return rows[0]?.name ?? null
}

/** The membership an account acts as when it enters. Memberships given to its address become its own; null when it has none. */
export async function enter(database: Database, userId: string): Promise<string | null> {
  const { rows } = await database.accounts.query<{ member: string | null }>('select app.enter($1) as member', [userId])
  return rows[0]?.member ?? null
}

export type Membership = { memberId: string; organisationName: string; role: Role; admin: boolean }

export async function membershipsOf(database: Database, userId: string): Promise<Membership[]> {
  const { rows } = await database.accounts.query<Membership>(
    `select member_id as "memberId", organisation_name as "organisationName", role, admin from app.memberships($1)`,
    [userId],
  )
  return rows
}

export async function closeSession(database: Database, token: string): Promise<void> {
  await database.accounts.query('delete from auth.session where token = $1', [token])
}

/** How many other sessions of this account are still open. */
export async function countOtherSessions(database: Database, userId: string, token: string): Promise<number> {
  const { rows } = await database.accounts.query<{ count: number }>(
    `select count(*) from auth.session where "userId" = $1 and token <> $2 and "expiresAt" > now() and "updatedAt" > now() - interval '1 hour'`,
    [userId, token],
  )
  return rows[0]?.count ?? 0
}

export async function closeOtherSessions(database: Database, userId: string, token: string): Promise<void> {
  await database.accounts.query('delete from auth.session where "userId" = $1 and token <> $2', [userId, token])
}

export async function actAs(database: Database, token: string, memberId: string): Promise<void> {
  await database.accounts.query('update auth.session set "memberId" = $2 where token = $1', [token, memberId])
}
