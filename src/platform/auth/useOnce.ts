import { createHash } from 'node:crypto'
import type { Database } from '#platform/db/database.ts'

/** Marks something as used for some seconds. False when it already was: of two at the same moment, one is first. */
export async function useOnce(database: Database, what: string, seconds: number): Promise<boolean> {
  const digest = createHash('sha256').update(what).digest('hex')
  // The identifier comes out of the content: the primary key decides who is first.
  const id = digest.slice(0, 32).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
  const { rowCount } = await database.accounts.query(
    `insert into auth.verification as v (id, identifier, value, "expiresAt") values ($1, $2, 'used', now() + make_interval(secs => $3))
     on conflict (id) do update set "expiresAt" = excluded."expiresAt" where v."expiresAt" < now()`,
    [id, `used:${digest}`, seconds],
  )
  return rowCount === 1
}
