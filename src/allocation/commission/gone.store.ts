import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** A family of a run that takes part no more, and why. */
export type Gone = {
  id: string
  gone: 'merged' | 'forgotten' | 'closed' | 'served' | 'withdrawn' | 'moved'
  served: boolean
}

/**
 * Families that a run counted and that nothing may be promised to today. Of two files of one family, the one that the run served
 * best stays: the other is left out as united.
 */
export async function goneOf(by: Acting, run: { id: string; programme_id: string }): Promise<Gone[]> {
  const { rows } = await sql<Gone>`
    with seen as materialized (
      select n.id, n.kinds, n.commune, n.outcome = 'served' as served, n.gone as noted, n.household_id, coalesce(k.kept_in, n.household_id) as file,
        row_number() over (partition by coalesce(k.kept_in, n.household_id) order by n.outcome = 'served' desc, n.stratum, n.points desc, n.since, n.id) as nth
      from run_need n left join household_access k on k.organisation_id = n.organisation_id and k.household_id = n.household_id and k.ended_at is null
      where n.run_id = ${run.id} and n.outcome is not null),
    told as (select s.id, s.served, case
        when s.noted is not null then s.noted
        when s.household_id is null or h.forgotten_at is not null then 'forgotten'
        when s.nth > 1 then 'merged'
        when a.household_id is null or app.is_stopped(s.file) or taken.back then 'withdrawn'
        when h.status = 'closed' then 'closed'
        when h.commune <> s.commune then 'moved'
        when exists (select from allocation x where x.household_id in (select app.files_of(s.file)) and x.programme_id = ${run.programme_id}
            and x.kind = any (s.kinds) and x.state <> 'cancelled')
          or exists (select from unnest(s.kinds) kind where not exists (select from need w where w.household_id in (select app.files_of(s.file))
            and w.kind = kind and w.state in ('heard', 'qualified', 'prescribed'))) then 'served' end as gone
      from seen s
      left join household_access a on a.organisation_id = ${by.member.organisationId} and a.household_id = s.file and a.ended_at is null and a.scope = 'full'
      left join household h on h.id = s.file
      cross join lateral (select coalesce(bool_and(g.withdrawn_on is not null), false) as back from agreement g
        where g.household_id in (select app.files_of(s.file)) and g.kind = 'sharing') taken)
    select id, gone, served from told where gone is not null order by id`.execute(by.db)
  return rows
}
