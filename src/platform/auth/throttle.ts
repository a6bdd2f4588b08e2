import { createHash } from 'node:crypto'
import type { Database } from '#platform/db/database.ts'
import { newId } from '#platform/db/id.ts'

/** So many tries for one subject in so many seconds. */
export type Limit = { subject: string; most: number; seconds: number }

/** Counts a try against every limit, also once one of them is passed, and says whether all of them still allow it. */
export async function allows(database: Database, limits: readonly Limit[], now = Date.now()): Promise<boolean> {
  let allowed = true
  for (const limit of limits) if ((await count(database, limit, now)) > limit.most) allowed = false
  return allowed
}

// Subjects are hashed: the table of tries is no list of addresses.
async function count(database: Database, { subject, seconds }: Limit, now: number): Promise<number> {
  const key = createHash('sha256').update(subject).digest('base64url')
  const { rows } = await database.accounts.query<{ count: number }>(
    `insert into auth."rateLimit" as r (id, key, count, "lastRequest") values ($1, $2, 1, $3)
     on conflict (key) do update set
       count = case when r."lastRequest" <= $4 then 1 else r.count + 1 end,
       "lastRequest" = case when r."lastRequest" <= $4 then $3 else r."lastRequest" end
     returning count`,
    [newId(), key, now, now - seconds * 1000],
  )
  return rows[0]?.count ?? 0
}
