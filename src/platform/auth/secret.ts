import type { Database } from '#platform/db/database.ts'

/** What signs cookies and encrypts the keys of second factors: the operator's own, or the one made with the database. */
export async function secretOf(database: Database, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  if (env.MAILLON_SECRET) return env.MAILLON_SECRET
  const { rows } = await database.accounts.query<{ value: string }>(
    "select value from auth.setting where name = 'secret'",
  )
  const secret = rows[0]?.value
  if (!secret) throw new Error('The database holds no secret: it was not migrated.')
  return secret
}
