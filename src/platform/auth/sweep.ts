import type { Database } from '#platform/db/database.ts'

/** Throws away what has run out: sessions, codes, links, counted tries. Worth calling once a day. */
export async function sweep(database: Database, now: Date): Promise<void> {
  const hourAgo = new Date(now.getTime() - 3_600_000)
  await database.accounts.query('delete from auth.session where "expiresAt" < $1 or "updatedAt" < $2', [now, hourAgo])
  await database.accounts.query('delete from auth.verification where "expiresAt" < $1', [now])
  await database.accounts.query('delete from auth."rateLimit" where "lastRequest" < $1', [hourAgo.getTime()])
}
