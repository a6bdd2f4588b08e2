import { sql } from 'kysely'
import { readUnder } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { outcomeNow, standing } from './derogated.store.ts'
import type { Gone } from './gone.words.ts'

/**
 * The families of a run that take part no more, by the identifier of their need: those already noted, and those of which something
 * happened since the freeze. Reads, and writes nothing. A family given what this very run promised is not gone.
 */
export async function goneSince(by: Acting, runId: string): Promise<Map<string, Gone>> {
  const { rows } = await sql<{ id: string; gone: Gone }>`${leaving(by, runId)}
    select id, gone from run_need where run_id = ${runId} and gone is not null
    union all select id, gone from leaving where gone is not null`.execute(by.db)
  return new Map(rows.map(({ id, gone }) => [id, gone]))
}

/** Notes on the run itself who takes part no more, within an act that has locked it. Gives how many left since the last time. */
export async function noteGone(by: Acting, runId: string): Promise<number> {
  const { numAffectedRows } = await sql`${leaving(by, runId)}
    update run_need n set gone = l.gone from leaving l where n.id = l.id and l.gone is not null`.execute(by.db)
  return Number(numAffectedRows ?? 0)
}

/**
 * For each family still in the run: its file today, then the first reason that holds. Of two files that became one, the one that is
 * served stays, then the one whose file stands, then the one called first: what the run found is not lost because files were united.
 */
const leaving = (by: Acting, runId: string) => sql`with own as materialized (
    select n.id, n.household_id, n.commune, n.kinds, n.stratum, n.points, n.since, n.pseudonym, r.programme_id,
      ${outcomeNow} as outcome, ${readUnder('k', 'n.household_id')} as main
    from run_need n join allocation_run r on r.id = n.run_id ${standing}
    left join household_access k on k.organisation_id = ${by.member.organisationId} and k.household_id = n.household_id and k.ended_at is null
    where n.run_id = ${runId} and n.organisation_id = ${by.member.organisationId} and n.gone is null and n.household_id is not null),
  numbered as (select o.*, row_number() over (partition by o.main order by o.outcome is distinct from 'served', o.main <> o.household_id, o.stratum, o.points desc, o.since, o.pseudonym) as of_family from own o),
  files as materialized (select o.id, a.household_id as file from numbered o join household_access a on a.organisation_id = ${by.member.organisationId}
    and a.ended_at is null and (a.household_id = o.main or a.kept_in = o.main)),
  kept as (select distinct l.run_need_id as id from allocation l join own o on o.id = l.run_need_id where l.state <> 'cancelled'),
  served as (select distinct f.id from files f join own o on o.id = f.id join allocation l on l.household_id = f.file and l.programme_id = o.programme_id
    and l.kind = any (o.kinds) and l.state <> 'cancelled'),
  wanting as (select f.id, array_agg(distinct n.kind) as kinds from files f join need n on n.household_id = f.file and n.state in ('heard', 'qualified', 'prescribed')
    group by f.id),
  withdrawn as (select f.id from files f join agreement g on g.household_id = f.file and g.kind = 'sharing' group by f.id having bool_and(g.withdrawn_on is not null)),
  stopped as materialized (select s as household_id from stopped_among(array(select main from own)) s),
  leaving as (select o.id, case
      when o.id in (select id from kept) then null
      when m.household_id is null or h.id is null then 'closed'
      when h.forgotten_at is not null then 'forgotten'
      when o.of_family > 1 then 'merged'
      when h.status = 'closed' and h.closed_as = 'moved' or h.commune <> o.commune then 'moved'
      when h.status = 'closed' then 'closed'
      when o.id in (select id from withdrawn) or o.main in (select household_id from stopped) then 'withdrawn'
      when o.id in (select id from served) or not coalesce(w.kinds @> o.kinds, false) then 'served' end as gone
    from numbered o left join household h on h.id = o.main left join wanting w on w.id = o.id
      left join household_access m on m.organisation_id = ${by.member.organisationId} and m.household_id = o.main and m.ended_at is null and m.scope = 'full')`
