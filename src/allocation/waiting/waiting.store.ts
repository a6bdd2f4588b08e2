import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { Kind } from '../programmes/words.ts'
import { endsWithExam } from '../ranking/examClass.ts'
import type { HouseholdFacts } from '../ranking/facts.ts'

/** A family that a programme may serve today, under the file that stands for all of its files. */
export interface Waiting {
  household: string
  commune: string
  /** What it lacks, for which its commune has places and of which this programme promised it nothing. */
  lacks: Kind[]
  /** The organisation of its oldest accepted orientation; null when it came by itself. */
  prescriberId: string | null
  /** When that orientation was sent, in milliseconds, or else when its need was heard. */
  sentAt: number
  /** `since` is the day of the oldest of the needs that this programme may answer. */
  facts: HouseholdFacts
}

type Row = Omit<Waiting, 'facts' | 'sentAt' | 'prescriberId'> &
  Omit<HouseholdFacts, 'examYear'> & { prescriber: string | null; sent_at: Date; classes: string[] }

/**
 * Everybody who waits in a programme: a freeze, a simulation, the effect of a policy and the waiting list all read them here. Its own
 * function in the database gives an organisation what it may read by itself, and asks once for all of them instead of once a row.
 */
export async function waitingIn(by: Acting, programmeId: string): Promise<Waiting[]> {
  const { rows } = await sql<Row>`select * from waiting_in(${programmeId})`.execute(by.db)
  return rows.map(({ household, commune, lacks, prescriber, sent_at, classes, ...facts }) => ({
    ...{ household, commune, lacks, prescriberId: prescriber, sentAt: sent_at.getTime() },
    facts: { ...facts, examYear: classes.some(endsWithExam) },
  }))
}
