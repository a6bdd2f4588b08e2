import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { Kind } from '../programmes/words.ts'
import { factsOf } from './facts.store.ts'
import type { HouseholdFacts } from './facts.ts'

/** A family that a programme could serve, with what a policy may ask of it. */
export type WaitingFamily = { id: string; name: string; commune: string; lacks: Kind[]; facts: HouseholdFacts }

/**
 * The families on whom a policy is tried: an orientation accepted, a need still open in a commune of the programme and nothing of it promised,
 * each once whatever its files; those of whom nothing more is done, or that took their agreement back, are left out.
 */
export async function waitingFamiliesOf(by: Acting, programmeId: string): Promise<WaitingFamily[]> {
  const { rows } = await sql<Omit<WaitingFamily, 'facts'>>`
    with accepted as materialized (
      select distinct coalesce(k.kept_in, p.household_id) as id from prescription p
      join household_access k on k.organisation_id = p.to_organisation_id and k.household_id = p.household_id and k.ended_at is null
      where p.to_organisation_id = ${by.member.organisationId} and p.state = 'accepted'),
    files as materialized (
      select a.id, a.id as file from accepted a
      union select a.id, f.household_id from accepted a join household_access f on f.kept_in = a.id and f.organisation_id = ${by.member.organisationId} and f.ended_at is null),
    promised as (select f.id, a.kind from files f join allocation a on a.household_id = f.file where a.programme_id = ${programmeId} and a.state <> 'cancelled'),
    taken_back as (select f.id from files f join agreement g on g.household_id = f.file where g.kind = 'sharing' group by 1 having bool_and(g.withdrawn_on is not null)),
    lacking as (select f.id, array_agg(distinct n.kind order by n.kind) as lacks
      from files f join household h on h.id = f.id join need n on n.household_id = f.file join quota q on q.commune = h.commune and q.kind = n.kind
      where h.status = 'open' and n.state in ('heard', 'qualified', 'prescribed') and q.programme_id = ${programmeId} and q.places > 0
        and not exists (select from promised x where x.id = f.id and x.kind = n.kind) group by 1)
    select h.id, h.name, c.name as commune, l.lacks from lacking l join household h on h.id = l.id join commune c on c.insee = h.commune
    where not is_stopped(h.id) and not exists (select from taken_back t where t.id = h.id)`.execute(by.db)
  const facts = await factsOf(
    by,
    rows.map(({ id }) => id),
  )
  return rows.flatMap((row) => {
    const known = facts.get(row.id)
    return known ? [{ ...row, facts: known }] : []
  })
}
