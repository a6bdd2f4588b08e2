import { type RawBuilder, sql } from 'kysely'

/**
 * The chain that an organisation reads, of its reason to see a household (`access`) and of the household. A school's has four
 * letters, to the hand-over: what comes after is not its to read.
 */
export const chainSeen = (access: string, household: string): RawBuilder<string> =>
  sql<string>`coalesce(left(${sql.ref(`${access}.chain`)}, 4), ${sql.ref(`${household}.chain`)})`
