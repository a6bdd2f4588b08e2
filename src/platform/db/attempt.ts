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
    if (refused(result)) await undo(db)
    else await sql`release savepoint act`.execute(db)
    return result
  } catch (error) {
    const { constraint } = error as { constraint?: string }
    const sentence = constraint && sentences[constraint]
    if (!sentence) {
      // The error itself is what matters: a connection that is gone has nothing to undo.
      await undo(db).catch(() => {})
      throw error
    }
    await undo(db)
    return refuse(sentence)
  }
}

/** Going back leaves the savepoint where it was: released, an act around this one goes back to its own beginning. */
async function undo(db: Db): Promise<void> {
  await sql`rollback to savepoint act`.execute(db)
  await sql`release savepoint act`.execute(db)
}
