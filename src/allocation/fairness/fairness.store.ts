import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** What families are grouped by; `asked` and `promised` are months. */
export type Axis = 'all' | 'commune' | 'public' | 'age' | 'structure' | 'prescriber' | 'asked' | 'promised'

/** One group of five families or more; a count that is null is under five. */
export interface FairLine {
  axis: Axis
  grp: string
  label: string | null
  families: number | null
  served: number | null
  /** Median, from the orientation to the promise. */
  wait_days: number | null
}

/** Families and families served of a programme, group by group: for those who run it, and by five for who funds it. */
export async function fairnessOf(by: Acting, programmeId: string): Promise<FairLine[]> {
  const read =
    by.member.role === 'funder'
      ? sql<FairLine>`select * from fairness_funded(${programmeId})`
      : sql<FairLine>`select * from fairness_run(${programmeId})`
  return (await read.execute(by.db)).rows
}

/** How often a commission went another way, run by run. */
export interface Derogations {
  run_id: string
  name: string
  decided_on: string
  at_most: number
  ways_in: number
  ways_out: number
}

export const derogationsOf = async (by: Acting, programmeId: string): Promise<Derogations[]> =>
  (
    await sql<Derogations>`select run_id, name, decided_on::text, at_most, ways_in, ways_out from derogations_counted(${programmeId})`.execute(
      by.db,
    )
  ).rows
