import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { Group, Limits } from './limits.rules.ts'

/** Stock and quotas of a run as they were frozen: kept beside its list, which may be of fifty thousand families. */
export async function limitsOf(by: Acting, runId: string): Promise<Limits> {
  const { rows } =
    await sql<Limits>`select limits->'supply' as supply, limits->'quotas' as quotas from allocation_run where id = ${runId} and limits is not null`.execute(
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
