import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** Lets the database's planner look at the lists of runs, at the end of an act that wrote thousands of rows at once. */
export const tellPlanner = (by: Acting) => sql`select look_at_runs()`.execute(by.db)
