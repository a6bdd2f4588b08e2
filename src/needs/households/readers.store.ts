import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** An organisation that reads a household's file, wholly or from afar, and since when. */
export type Reader = { name: string; own: boolean; scope: 'full' | 'status'; since: Date }

/** Who reads this household, under any of the files that this organisation reads as one, each once; nobody for who reads none of them in full. */
export const readersOf = async (by: Acting, householdId: string): Promise<Reader[]> =>
  (
    await sql<Reader>`select r.name, r.own, min(r.scope) as scope, min(r.since) as since
    from files_of(${householdId}) f, readers_of(f) r group by r.name, r.own order by since, r.name`.execute(by.db)
  ).rows
