import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { Group } from './limits.rules.ts'

/** The families that the run proposed to serve, by what quotas and stock count of them. */
export async function proposedGroups(by: Acting, runId: string): Promise<Group[]> {
  const { rows } = await sql<Group>`select kit, quotas, class, count(*)::int as count from run_need
    where run_id = ${runId} and outcome = 'served' group by kit, quotas, class`.execute(by.db)
  return rows
}
