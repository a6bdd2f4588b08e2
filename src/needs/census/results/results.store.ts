import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** One commune, one kind of need: what was counted, what was named, how many that makes, and how many were served since. */
export type Result = {
  commune: string
  name: string
  kind: string
  declared: number
  named: number
  needed: number
  served: number
}

/**
 * The figures of a census, in one statement. Of each structure, commune and kind the larger of counted and named is kept: a
 * family that is named is among those that are counted. A household whose files were judged to be of one family is counted
 * once, for the structure that named it first.
 */
export async function resultsOf(by: Acting, censusId: string): Promise<Result[]> {
  const { rows } = await sql<Result>`
    with asked as (select id from census_invitation where organisation_id = ${by.member.organisationId} and census_id = ${censusId}),
    families as (
      select f.invitation_id, h.commune, n.kind, n.state in ('served', 'followed') as served,
        row_number() over (partition by coalesce(a.kept_in, f.household_id), n.kind order by f.named_at, f.household_id) = 1 as once
      from asked join census_family f on f.invitation_id = asked.id and f.organisation_id = ${by.member.organisationId}
      join household h on h.id = f.household_id join need n on n.household_id = h.id
      left join household_access a on a.organisation_id = f.organisation_id and a.household_id = h.id and a.ended_at is null),
    named as (
      select invitation_id, commune, kind, count(*)::int as written, (count(*) filter (where once))::int as named, (count(*) filter (where once and served))::int as served
      from families group by 1, 2, 3),
    each as (
      select coalesce(d.commune, n.commune) as commune, coalesce(d.kind, n.kind) as kind, coalesce(d.declared, 0) as declared, coalesce(n.named, 0) as named,
        coalesce(n.served, 0) as served, greatest(coalesce(d.declared, 0), coalesce(n.written, 0)) - coalesce(n.written - n.named, 0) as needed
      from (select k.* from asked join census_count k on k.invitation_id = asked.id and k.organisation_id = ${by.member.organisationId}) d
      full join named n on n.invitation_id = d.invitation_id and n.commune = d.commune and n.kind = d.kind)
    select e.commune, c.name, e.kind, sum(e.declared)::int as declared, sum(e.named)::int as named, sum(e.needed)::int as needed, sum(e.served)::int as served
    from each e join commune c on c.insee = e.commune group by e.commune, c.name, e.kind order by e.kind`.execute(by.db)
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
}
