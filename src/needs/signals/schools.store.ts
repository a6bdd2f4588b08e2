import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** What a coordination reads of a school: numbers rounded down to five, null under five. */
type School = { name: string; flagged: number | null; awaited: number | null; back: number | null }

/** The schools that address families to this organisation and tick their classes, in the school year that begins in `year`. */
export const schoolsOf = async (by: Acting, year: number): Promise<School[]> =>
  (await sql<School>`select name, flagged, awaited, back from signals_by_school(${year})`.execute(by.db)).rows
