import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { Group, Limits } from './limits.rules.ts'

/** Stock and quotas of a run as they were frozen. The families of its scenario stay in the database: there may be fifty thousand. */
export async function limitsOf(by: Acting, runId: string): Promise<Limits> {
  const { rows } = await sql<Limits>`select d.frozen->'supply' as supply, d.frozen->'quotas' as quotas
    from (select content::jsonb as frozen from run_document where run_id = ${runId} and kind = 'scenario' offset 0) d`.execute(
    by.db,
  )
  return rows[0] ?? { supply: [], quotas: [] }
}

/** The families that the run proposed to serve, by what quotas and stock count of them. */
export async function proposedGroups(by: Acting, runId: string): Promise<Group[]> {
  const { rows } = await sql<Group>`select kit, quotas, class, count(*)::int as count from run_need
    where run_id = ${runId} and outcome = 'served' group by kit, quotas, class`.execute(by.db)
  return rows
}
