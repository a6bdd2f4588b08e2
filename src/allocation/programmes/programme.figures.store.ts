import { sql } from 'kysely'
import { availableSims } from '#allocation/allocations/offer.store.ts'
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

/** Devices that are ready, by kind, and SIM cards that nobody was promised. */
export async function stockOf(by: Acting): Promise<{ devices: { kind: string; count: number }[]; sims: number }> {
  const devices = await by.db
    .selectFrom('device')
    .select((q) => ['kind', q.fn.countAll<number>().as('count')])
    .where('organisation_id', '=', by.member.organisationId)
    .where('state', '=', 'ready')
    .groupBy('kind')
    .orderBy('kind')
    .execute()
  const { count } = await availableSims(by)
    .select((q) => q.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return { devices, sims: count }
}
