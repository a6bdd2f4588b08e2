import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'

/** One thing that is not as the note says: a machine that did not come, or later, that nobody announced, or that came in the place of another. */
export type Exception = {
  line_id: string | null
  scan_id: string | null
  what: 'missing' | 'found' | 'surplus' | 'swapped'
  line: number | null
  box: string | null
  kind: string
  brand: string
  model: string
  serial: string | null
  inventory_tag: string | null
  number: string | null
  found_serial: string | null
  outcome: string | null
  word: string
}

/** How many exceptions of each sort a page shows. */
export const MOST_EXCEPTIONS = 100

export const exceptionsOf = async (by: Acting, noteId: string): Promise<Exception[]> =>
  (await sql<Exception>`select * from app.exceptions_of(${noteId}, ${MOST_EXCEPTIONS})`.execute(by.db)).rows

/** One exception of a note, when it still is one. */
export async function exceptionOf(by: Acting, noteId: string, id: string): Promise<Exception | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await sql<Exception>`select * from app.exceptions_of(${noteId}, 20000) e
    where coalesce(e.scan_id, e.line_id) = ${id}`.execute(by.db)
  return rows[0]
}
