import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { Gone } from '../runs/gone.words.ts'
import { derogationsOf } from './derogation.store.ts'
import { type Group, type Limits, settledBy } from './limits.rules.ts'
import { proposedGroups } from './limits.store.ts'

/** The families served, by what quotas count of them: as decided, else as proposed with what the commission derogated. */
export async function servedGroups(by: Acting, runId: string, limits: Limits): Promise<Group[]> {
  const { rows } = await sql<Group>`select kit, quotas, class, count(*)::int as count from run_need
    where run_id = ${runId} and final = 'served' group by kit, quotas, class`.execute(by.db)
  if (rows.length > 0) return rows
  const proposed = await proposedGroups(by, runId)
  const moves = await derogationsOf(by, runId)
  const settled = settledBy(limits, proposed, moves)
  const classes = typeof settled === 'string' ? new Map<string, string>() : settled.classes
  return [
    ...proposed,
    ...moves.map(({ id, way, kit, quotas, class: given }) => ({
      ...{ kit, quotas, class: classes.get(id) ?? given ?? '' },
      count: way === 'in' ? 1 : -1,
    })),
  ]
}

/** How many families left the run before its decision, by reason. */
export const goneCounts = async (by: Acting, runId: string): Promise<{ gone: Gone; families: number }[]> =>
  (
    await sql<{ gone: Gone; families: number }>`select gone, count(*)::int as families from run_need
      where run_id = ${runId} and gone is not null group by gone order by gone`.execute(by.db)
  ).rows
