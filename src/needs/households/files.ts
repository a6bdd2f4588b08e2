import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** The files that this organisation reads as one with this household, itself among them. For `where … in`. */
export const filesOf = (householdId: string) => sql<string>`(select app.files_of(${householdId}))`

/** The same, by their identifiers, always in one order. */
export const filesIn = async (by: Acting, householdId: string): Promise<string[]> =>
  (await sql<{ id: string }>`select f as id from app.files_of(${householdId}) f order by f`.execute(by.db)).rows.map(
    ({ id }) => id,
  )
