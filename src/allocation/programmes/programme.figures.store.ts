import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** What a funder may read of one commune, or of all when `commune` is null: counts of at least five; null is withheld. */
export type FundedLine = {
  insee: string | null
  commune: string | null
  promised: number | null
  served: number | null
}

/** Families reached by a programme that this member's organisation funds; the database withholds what would name one. */
export const fundedFigures = async (by: Acting, programmeId: string): Promise<FundedLine[]> =>
  (await sql<FundedLine>`select insee, commune, promised, served from programme_figures(${programmeId})`.execute(by.db))
    .rows

/** How far a funded programme got, counted by fives; the averages of the five gestures, before and after, from five families on. */
export type Reached = {
  computers: number | null
  connections: number | null
  assessed: number | null
  before: number | null
  after: number | null
}

/** Null for whoever does not fund it. */
export const reachOf = async (by: Acting, programmeId: string): Promise<Reached | null> =>
  (await sql<Reached>`select * from programme_reach(${programmeId})`.execute(by.db)).rows[0] ?? null
