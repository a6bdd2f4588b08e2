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
  const [lacking, promised, takenBack] = await Promise.all([
    sql<{ id: string; kind: Kind }>`${acceptedFiles(by)}
      select distinct f.id, n.kind from files f join need n on n.household_id = f.file join household h on h.id = f.id
      where n.state in ('heard', 'qualified', 'prescribed') and h.status = 'open'
        and (h.commune, n.kind) in (select q.commune, q.kind from quota q where q.programme_id = ${programmeId} and q.places > 0)`.execute(
      by.db,
    ),
    sql<{ id: string; kind: Kind }>`${acceptedFiles(by)}
      select distinct f.id, a.kind from files f join allocation a on a.household_id = f.file
      where a.programme_id = ${programmeId} and a.state <> 'cancelled'`.execute(by.db),
    sql<{ id: string }>`${acceptedFiles(by)}
      select f.id from files f join agreement g on g.household_id = f.file where g.kind = 'sharing'
      group by f.id having bool_and(g.withdrawn_on is not null)`.execute(by.db),
  ])
  const served = new Set(promised.rows.map(({ id, kind }) => `${id} ${kind}`))
  const wanting = new Map<string, Kind[]>()
  for (const { id, kind } of lacking.rows)
    if (!served.has(`${id} ${kind}`)) wanting.set(id, [...(wanting.get(id) ?? []), kind])
  for (const { id } of takenBack.rows) wanting.delete(id)
  const ids = [...wanting.keys()]
  const [stopped, named, facts] = await Promise.all([
    sql<{ id: string }>`select s as id from stopped_among(${ids}::uuid[]) s`.execute(by.db),
    sql<{ id: string; name: string; commune: string }>`select h.id, h.name, c.name as commune
      from household h join commune c on c.insee = h.commune where h.id = any (${ids}::uuid[])`.execute(by.db),
    factsOf(by, ids),
  ])
  for (const { id } of stopped.rows) wanting.delete(id)
  return named.rows.flatMap((row) => {
    const [lacks, known] = [wanting.get(row.id), facts.get(row.id)]
    return lacks && known ? [{ ...row, lacks: lacks.sort(), facts: known }] : []
  })
}

/** `files (id, file)`: the families that this organisation accepted, with every file read as one with each. */
const acceptedFiles = (by: Acting) => sql`with accepted as materialized (
    select distinct coalesce(k.kept_in, p.household_id) as id from prescription p
    join household_access k on k.organisation_id = p.to_organisation_id and k.household_id = p.household_id and k.ended_at is null
    where p.to_organisation_id = ${by.member.organisationId} and p.state = 'accepted'),
  files as materialized (
    select a.id, a.id as file from accepted a
    union select a.id, f.household_id from accepted a join household_access f on f.kept_in = a.id
      where f.organisation_id = ${by.member.organisationId} and f.ended_at is null)`
