import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { WaitingGroup } from './quotaRule.rules.ts'

/**
 * The families whom a programme may still serve, counted by what quotas read of them: nobody is named. The same families as its waiting
 * list, less those of a public that it is not for.
 */
export const waitingGroups = async (by: Acting, programmeId: string): Promise<WaitingGroup[]> =>
  (
    await sql<WaitingGroup>`
  select w.commune, w.lacks as kinds, w.prescriber as "prescriberId", w.publics, count(*)::int as families from waiting_in(${programmeId}) w
  join programme g on g.id = ${programmeId} and (g.publics = '{}' or g.publics && w.publics)
  group by w.commune, w.lacks, w.prescriber, w.publics
  order by w.commune, w.lacks, w.prescriber, w.publics`.execute(by.db)
  ).rows
