import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'

/** What the last decided run said of a family: served or not, what was full, and its sheet. */
export interface LastRun {
  household: string
  run: string
  name: string
  need: string
  outcome: string
  binding: string[]
}

/** What is read of the families of one page. */
export const namesOf = async (by: Acting, households: readonly string[]) =>
  (
    await sql<{ id: string; name: string; commune_name: string; urgent: boolean; situation: string | null }>`
    select h.id, h.name, c.name as commune_name, coalesce(n.urgent, false) as urgent, n.situation
    from household h join commune c on c.insee = h.commune
    left join lateral (select bool_or(n.urgent) as urgent, string_agg(distinct nullif(n.situation, ''), ' ; ') as situation from need n
      where n.household_id in (select app.files_of(h.id)) and n.kind in ('computer', 'connection') and n.state in ('heard', 'qualified', 'prescribed')) n on true
    where h.id = any(${[...households]}::uuid[])`.execute(by.db)
  ).rows

/** The last run decided of this programme in which each of these families took part. */
export const lastRunsOf = async (by: Acting, programmeId: string, households: readonly string[]): Promise<LastRun[]> =>
  (
    await sql<LastRun>`
    select distinct on (h.id) h.id as household, r.id as run, r.name, n.id as need, coalesce(n.final, n.outcome, 'waiting') as outcome, n.binding
    from unnest(${[...households]}::uuid[]) h(id) cross join lateral app.files_of(h.id) f(id)
    join run_need n on n.household_id = f.id
    join allocation_run r on r.id = n.run_id and r.programme_id = ${programmeId} and r.state in ('decided', 'published', 'settled')
    order by h.id, r.decided_at desc, n.id`.execute(by.db)
  ).rows
