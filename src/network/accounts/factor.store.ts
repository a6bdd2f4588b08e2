import type { Database } from '#platform/db/database.ts'
import { closeOtherSessions } from './account.store.ts'
import type { Factors } from './factor.rules.ts'

export async function factorsOf(database: Database, userId: string): Promise<Factors> {
  const { rows } = await database.accounts.query<{ application: boolean; passkeys: Factors['passkeys'] }>(
    `select exists (select from auth."twoFactor" where "userId" = $1 and verified) as application,
       coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'createdAt', "createdAt") order by "createdAt")
         from auth.passkey where "userId" = $1), '[]') as passkeys`,
    [userId],
  )
  const { application, passkeys } = rows[0]!
  const dated = passkeys.map((one) => ({ ...one, createdAt: one.createdAt ? new Date(one.createdAt) : null }))
  return { application, passkeys: dated }
}

/** Whether an application was begun and not confirmed by a first code yet. */
export async function isBegun(database: Database, userId: string): Promise<boolean> {
  const { rowCount } = await database.accounts.query(
    'select from auth."twoFactor" where "userId" = $1 and not verified',
    [userId],
  )
  return rowCount === 1
}

/** Forgets the application and its backup codes. Whoever else was signed in to this account is not any more. */
export async function removeApplication(database: Database, userId: string, keptToken: string): Promise<void> {
  await database.accounts.query(
    `with gone as (delete from auth."twoFactor" where "userId" = $1) update auth."user" set "twoFactorEnabled" = false, "updatedAt" = now() where id = $1`,
    [userId],
  )
  await closeOtherSessions(database, userId, keptToken)
}

export async function removePasskey(
  database: Database,
  userId: string,
  passkeyId: string,
  keptToken: string,
): Promise<void> {
  await database.accounts.query('delete from auth.passkey where id = $2 and "userId" = $1', [userId, passkeyId])
  await closeOtherSessions(database, userId, keptToken)
}

/** Who a session belongs to, and when a second factor was given in it. */
export async function sessionBehind(database: Database, token: string) {
  const { rows } = await database.accounts.query<{
    userId: string
    memberId: string | null
    secondFactorAt: Date | null
  }>(
    `select "userId", "memberId", "secondFactorAt" from auth.session
      where token = $1 and "expiresAt" > now() and "updatedAt" > now() - interval '1 hour'`,
    [token],
  )
  return rows[0] ?? null
}
