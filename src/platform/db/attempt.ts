import { sql } from 'kysely'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import type { Db } from './bound.ts'

/**
 * Runs an act that may say no after it began to write: whatever it wrote is then undone, and the request goes on to show
 * the refusal. `sentences` gives the words of each database constraint that may have the last word, by its name.
 */
export async function attempt<T>(
  db: Db,
  act: () => Promise<T | Refusal>,
  sentences: Readonly<Record<string, string>> = {},
): Promise<T | Refusal> {
  await sql`savepoint act`.execute(db)
  try {
    const result = await act()
    await (refused(result) ? sql`rollback to savepoint act` : sql`release savepoint act`).execute(db)
    return result
  } catch (error) {
    const { constraint } = error as { constraint?: string }
    const sentence = constraint && sentences[constraint]
    if (!sentence) throw error
    await sql`rollback to savepoint act`.execute(db)
    return refuse(sentence)
  }
}
