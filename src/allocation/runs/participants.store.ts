import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { zone } from '#platform/i18n/dates.ts'
import { factsOf } from '../policies/facts.store.ts'
import type { HouseholdFacts } from '../policies/facts.ts'
import type { Kind } from '../programmes/words.ts'

/** A family that wants something of a programme, under the file that stands for all of its files. */
export interface Wanting {
  id: string
  commune: string
  /** What it lacks, for which its commune has places and which this programme did not promise it. */
  open: Kind[]
  /** Day of the oldest of these needs. */
  since: string | null
  prescriberId: string | null
  facts: HouseholdFacts
}

/**
 * Everybody who may take part today: followed in full, open, in a commune with places, its agreement not taken back, about whom nothing
 * was stopped. One question for the whole programme, whatever its size.
 */
export async function wantingIn(by: Acting, programmeId: string): Promise<Wanting[]> {
  const org = by.member.organisationId
  const { rows } = await sql<Omit<Wanting, 'facts'>>`with files as materialized (
      select coalesce(k.kept_in, k.household_id) as main, k.household_id as file from household_access k where k.organisation_id = ${org} and k.ended_at is null),
    wanted as (
      select f.main, n.kind, min(n.heard_at) as heard_at from files f join need n on n.household_id = f.file
      where n.kind in ('computer', 'connection') and n.state in ('heard', 'qualified', 'prescribed') group by 1, 2),
    promised as (
      select distinct f.main, l.kind from allocation l join files f on f.file = l.household_id where l.programme_id = ${programmeId} and l.state <> 'cancelled'),
    withdrawn as (
      select f.main from files f join agreement g on g.household_id = f.file and g.kind = 'sharing' group by 1 having bool_and(g.withdrawn_on is not null)),
    lacking as materialized (
      select h.id, h.commune, array_agg(w.kind order by w.kind) as open, min(w.heard_at) as heard_at
      from wanted w join household_access k on k.organisation_id = ${org} and k.household_id = w.main and k.ended_at is null and k.scope = 'full' and k.kept_in is null
      join household h on h.id = w.main and h.status = 'open' and h.forgotten_at is null
      join quota q on q.programme_id = ${programmeId} and q.commune = h.commune and q.kind = w.kind and q.places > 0
      where not exists (select from promised p where p.main = w.main and p.kind = w.kind) and not exists (select from withdrawn x where x.main = w.main)
      group by h.id, h.commune),
    senders as (
      select distinct on (f.main) f.main, p.organisation_id from prescription p join files f on f.file = p.household_id
      where p.to_organisation_id = ${org} and p.state in ('accepted', 'promised', 'served') order by f.main, p.state = 'served', p.sent_at, p.id),
    stopped as materialized (select s as id from stopped_among(array(select id from lacking)) s)
    select l.id, l.commune, l.open, (l.heard_at at time zone ${zone})::date::text as since, s.organisation_id as "prescriberId"
    from lacking l left join senders s on s.main = l.id where l.id not in (select id from stopped) order by l.id`.execute(
    by.db,
  )
  const facts = await factsOf(
    by,
    rows.map(({ id }) => id),
  )
  return rows.flatMap((row) => {
    const known = facts.get(row.id)
    return known ? [{ ...row, facts: known }] : []
  })
}
