import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** Machines of the organisation that families have today, kind by kind: what a place or a person was lent is no family's. */
export const familiesUse = async (by: Acting): Promise<{ kind: string; count: number }[]> =>
  (
    await sql<{ kind: string; count: number }>`select d.kind, count(*)::int as count from device d
      where d.organisation_id = ${by.member.organisationId} and d.state in ('handed_over', 'return_due') and app.with_family(d.id)
      group by d.kind order by count(*) desc, d.kind`.execute(by.db)
  ).rows
