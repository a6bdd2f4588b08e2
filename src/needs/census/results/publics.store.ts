import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type TargetPublic, targetPublics } from '../../publics/words.ts'

/** One public and one kind of need: how many were counted, how many named, how many that makes, how many were served since. `public` null: named, and nothing declared. */
export type PublicResult = {
  public: string | null
  kind: string
  declared: number
  named: number
  needed: number
  served: number
}

/**
 * A household of two publics is counted in both; of two declarations of one public, once. As for the communes, of each structure
 * and commune the larger of counted and named is kept, and a household of several files is counted once.
 */
export async function publicResultsOf(by: Acting, censusId: string): Promise<PublicResult[]> {
  const { rows } = await sql<PublicResult>`
    with asked as (select id from census_invitation where organisation_id = ${by.member.organisationId} and census_id = ${censusId}),
    counted as (
      select k.invitation_id, k.commune, k.kind, p.key as public, p.value::int as declared
      from asked join census_count k on k.invitation_id = asked.id and k.organisation_id = ${by.member.organisationId}, jsonb_each_text(k.among) p),
    families as (
      select f.invitation_id, h.commune, n.kind, p.kind as public, f.household_id,
        bool_or(n.state in ('served', 'followed')) over (partition by coalesce(a.kept_in, f.household_id), n.kind, p.kind) as served,
        row_number() over (partition by coalesce(a.kept_in, f.household_id), n.kind, p.kind order by f.named_at, f.household_id) = 1 as once
      from asked join census_family f on f.invitation_id = asked.id and f.organisation_id = ${by.member.organisationId}
      join household h on h.id = f.household_id join need n on n.household_id = h.id
      left join household_access a on a.organisation_id = f.organisation_id and a.household_id = h.id and a.ended_at is null
      left join (select distinct household_id, kind from target_public where ended_on is null) p on p.household_id = h.id),
    named as (
      select invitation_id, commune, kind, public, count(distinct household_id)::int as written, (count(*) filter (where once))::int as named,
        (count(*) filter (where once and served))::int as served
      from families group by 1, 2, 3, 4),
    each as (
      select coalesce(d.public, n.public) as public, coalesce(d.kind, n.kind) as kind, coalesce(d.declared, 0) as declared, coalesce(n.named, 0) as named,
        coalesce(n.served, 0) as served, greatest(coalesce(d.declared, 0), coalesce(n.written, 0)) - coalesce(n.written - n.named, 0) as needed
      from counted d full join named n
        on n.invitation_id = d.invitation_id and n.commune = d.commune and n.kind = d.kind and n.public = d.public)
    select e.public, e.kind, sum(e.declared)::int as declared, sum(e.named)::int as named, sum(e.needed)::int as needed, sum(e.served)::int as served
    from each e group by e.public, e.kind order by e.kind`.execute(by.db)
  const order = Object.keys(targetPublics) as (TargetPublic | null)[]
  const placeOf = (one: string | null) => (one === null ? order.length : order.indexOf(one as TargetPublic))
  return rows.toSorted((a, b) => placeOf(a.public) - placeOf(b.public))
}
