import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { WithoutAdult } from './withoutAdult.rules.ts'

/** The rule of the database, which has the last word when a prescription is written. */
export const withoutAdultIn = async (by: Acting, householdId: string): Promise<WithoutAdult> =>
  (
    await sql<{
      why: WithoutAdult
    }>`select without_adult(${householdId}, ${dayOf(by.now)}) as why`.execute(by.db)
  ).rows[0]?.why ?? null
