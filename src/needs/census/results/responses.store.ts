import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** What one structure answered: how many it counted and named of each kind, all communes together, and its own words. */
export type Response = {
  id: string
  partner: string
  answers: { visitors?: number; help?: 'oui' | 'non'; obstacle?: string }
  counted: Record<string, number>
  named: Record<string, number>
}

/** The structures that wrote or named something, by name. As many as a census may ask. */
export async function responsesOf(by: Acting, censusId: string): Promise<Response[]> {
  const { rows } = await sql<Response>`
    with asked as (select * from census_invitation where organisation_id = ${by.member.organisationId} and census_id = ${censusId}),
    declared as (select k.invitation_id as id, k.kind, sum(k.declared)::int as n from asked join census_count k on k.invitation_id = asked.id
      and k.organisation_id = asked.organisation_id group by 1, 2),
    named as (select f.invitation_id as id, n.kind, count(*)::int as n from asked join census_family f on f.invitation_id = asked.id
      and f.organisation_id = asked.organisation_id join need n on n.household_id = f.household_id group by 1, 2)
    select i.id, i.partner, i.answers,
      coalesce((select jsonb_object_agg(d.kind, d.n) from declared d where d.id = i.id), '{}') as counted,
      coalesce((select jsonb_object_agg(d.kind, d.n) from named d where d.id = i.id), '{}') as named
    from asked i where i.answers <> '{}' or exists (select from declared d where d.id = i.id) or exists (select from named d where d.id = i.id)
    order by i.partner, i.id limit 1000`.execute(by.db)
  return rows.toSorted((a, b) => a.partner.localeCompare(b.partner, 'fr'))
}
