import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { unanswered } from '../allocations/choice.rules.ts'
import { decidedStates } from '../runStates.ts'

/** What the last decided run said of a family: served or not, what was full, and its sheet. */
export interface LastRun {
  household: string
  run: string
  name: string
  need: string
  outcome: string
}

/** The files of some families that are read as one with each: the same as `files_of`, for a page at once, each found by its index. */
const filesOfSome = (by: Acting, households: readonly string[]) => sql`
  select k.household_id as file, k.household_id as id from household_access k
  where k.organisation_id = ${by.member.organisationId} and k.household_id = any(${[...households]}::uuid[]) and k.ended_at is null
  union all select k.household_id, k.kept_in from household_access k
  where k.organisation_id = ${by.member.organisationId} and k.kept_in = any(${[...households]}::uuid[]) and k.ended_at is null`

/** What is read of the families of one page. */
export const namesOf = async (by: Acting, households: readonly string[]) =>
  (
    await sql<{
      id: string
      name: string
      commune_name: string
      urgent: boolean
      situation: string | null
      children: number
    }>`
    with files as materialized (${filesOfSome(by, households)})
    select h.id, h.name, c.name as commune_name, coalesce(n.urgent, false) as urgent, n.situation,
      (select count(*)::int from beneficiary b where b.household_id in (select f.file from files f where f.id = h.id) and not b.adult and b.gone_on is null) as children
    from household h join commune c on c.insee = h.commune
    left join lateral (select bool_or(n.urgent) as urgent, string_agg(distinct nullif(n.situation, ''), ' ; ') as situation from need n
      where n.household_id = any (array(select f.file from files f where f.id = h.id)) and n.kind in ('computer', 'connection')
        and n.state in (${sql.join([...unanswered])})) n on true
    where h.id = any(${[...households]}::uuid[])`.execute(by.db)
  ).rows

/** The last run decided of this programme in which each of these families took part. */
export const lastRunsOf = async (by: Acting, programmeId: string, households: readonly string[]): Promise<LastRun[]> =>
  (
    await sql<LastRun>`
    with files as materialized (${filesOfSome(by, households)})
    select distinct on (h.id) h.id as household, r.id as run, r.name, n.id as need, coalesce(n.final, n.outcome, 'waiting') as outcome
    from files h join run_need n on n.household_id = h.file
    join allocation_run r on r.id = n.run_id and r.programme_id = ${programmeId} and r.state in (${sql.join([...decidedStates])})
    order by h.id, r.decided_at desc, n.id`.execute(by.db)
  ).rows
