import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** One public and one kind of need, among the families named: how many, and how many were served since. `public` null: none was declared. */
export type PublicResult = { public: string | null; kind: string; named: number; served: number }

/** A household of two publics is counted in both; of two declarations of one public, once. */
export async function publicResultsOf(by: Acting, censusId: string): Promise<PublicResult[]> {
  const { rows } = await sql<PublicResult>`
    select p.kind as public, n.kind, count(distinct coalesce(a.kept_in, f.household_id))::int as named,
      count(distinct coalesce(a.kept_in, f.household_id)) filter (where n.state in ('served', 'followed'))::int as served
    from census_invitation i
    join census_family f on f.invitation_id = i.id and f.organisation_id = i.organisation_id
    join need n on n.household_id = f.household_id
    left join household_access a on a.organisation_id = f.organisation_id and a.household_id = f.household_id and a.ended_at is null
    left join target_public p on p.household_id = f.household_id and p.ended_on is null
    where i.organisation_id = ${by.member.organisationId} and i.census_id = ${censusId}
    group by 1, 2 order by 1, 2`.execute(by.db)
  return rows
}
