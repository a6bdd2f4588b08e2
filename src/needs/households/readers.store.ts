import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** An organisation that reads a household's file, wholly or from afar, and since when. */
export type Reader = { name: string; own: boolean; scope: 'full' | 'status'; since: Date }

/** Who reads this household, for an organisation that reads it in full; nobody otherwise. Only its own file: what is read with it is not said. */
export const readersOf = async (by: Acting, householdId: string): Promise<Reader[]> =>
  (await sql<Reader>`select name, own, scope, since from readers_of(${householdId})`.execute(by.db)).rows
