import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { Among } from '../../publics/words.ts'
import type { Way } from './responses.words.ts'

/** A structure of a census and what it answered: how many it counted and named of each kind, all communes together, and its own words. */
export type Response = {
  id: string
  partner: string
  email: string | null
  invited_at: Date
  /** The first day of its census. */
  opens_on: string
  reminded_at: Date | null
  opened_at: Date | null
  answered_at: Date | null
  came_by: Way | null
  answers: { visitors?: number; help?: 'oui' | 'non'; obstacle?: string; workspace?: number }
  counted: Record<string, number>
  named: Record<string, number>
  /** How many families it named, whatever they lack. */
  families: number
  /** Where it counted or named somebody. */
  communes: string[]
}

/** Every structure asked by a census, by name, as many as a census may ask; or one of them. */
export async function responsesOf(by: Acting, censusId: string, only: string | null = null): Promise<Response[]> {
  const { rows } = await sql<Response>`
    with asked as materialized (select * from census_invitation where organisation_id = ${by.member.organisationId} and census_id = ${censusId}
      and (${only}::uuid is null or id = ${only})),
    declared as (select k.invitation_id as id, k.kind, sum(k.declared)::int as n, array_agg(k.commune) as communes
      from asked join census_count k on k.invitation_id = asked.id and k.organisation_id = asked.organisation_id group by 1, 2),
    named as (select f.invitation_id as id, n.kind, count(*)::int as n, array_agg(distinct h.commune) as communes
      from asked join census_family f on f.invitation_id = asked.id and f.organisation_id = asked.organisation_id
      join household h on h.id = f.household_id join need n on n.household_id = f.household_id group by 1, 2),
    said as (select id, jsonb_object_agg(kind, n) as n, string_agg(array_to_string(communes, ' '), ' ') as communes from declared group by 1),
    told as (select id, jsonb_object_agg(kind, n) as n, string_agg(array_to_string(communes, ' '), ' ') as communes from named group by 1),
    people as (select f.invitation_id as id, count(*)::int as n from asked join census_family f on f.invitation_id = asked.id
      and f.organisation_id = asked.organisation_id group by 1)
    select i.id, i.partner, i.email, i.invited_at, (select c.opens_on from census c where c.id = ${censusId}) as opens_on, i.reminded_at, i.opened_at, i.answered_at,
      coalesce(i.came_by, case when p.n > 0 then 'link' end) as came_by, i.answers,
      coalesce(s.n, '{}') as counted, coalesce(t.n, '{}') as named, coalesce(p.n, 0) as families,
      string_to_array(concat_ws(' ', s.communes, t.communes), ' ') as communes
    from asked i left join said s on s.id = i.id left join told t on t.id = i.id left join people p on p.id = i.id order by i.partner, i.id limit 1000`.execute(
    by.db,
  )
  return rows.toSorted((a, b) => a.partner.localeCompare(b.partner, 'fr') || (a.id < b.id ? -1 : 1))
}

/** One commune, one kind of need, as one structure sees them. */
export type SeenSomewhere = {
  commune: string
  name: string
  kind: string
  declared: number
  among: Among
  named: number
}

/** What one structure counted, and how many families it named, commune by commune. */
export async function responseByCommune(by: Acting, invitationId: string): Promise<SeenSomewhere[]> {
  const { rows } = await sql<SeenSomewhere>`
    with each as (
      select k.commune, k.kind, k.declared, k.among, 0 as named from census_count k
        where k.organisation_id = ${by.member.organisationId} and k.invitation_id = ${invitationId}
      union all select h.commune, n.kind, 0, null, 1 from census_family f join household h on h.id = f.household_id join need n on n.household_id = h.id
        where f.organisation_id = ${by.member.organisationId} and f.invitation_id = ${invitationId})
    select e.commune, c.name, e.kind, sum(e.declared)::int as declared,
      coalesce((array_agg(e.among) filter (where e.among is not null))[1], '{}') as among, sum(e.named)::int as named
    from each e join commune c on c.insee = e.commune group by 1, 2, 3`.execute(by.db)
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
}
