import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { zone } from '#platform/i18n/dates.ts'
import { endsWithExam } from './examClass.ts'
import type { HouseholdFacts } from './facts.ts'

type Row = Omit<HouseholdFacts, 'examYear'> & { id: string; classes: string[] }

/**
 * What is known of these households, under all the files read as one with each (the same as `filesOf`, asked once for all of them);
 * those that the member does not read are left out.
 */
export async function factsOf(by: Acting, householdIds: readonly string[]): Promise<Map<string, HouseholdFacts>> {
  if (householdIds.length === 0) return new Map()
  const { rows } = await sql<Row>`
    with asked as materialized (
      select q.id, coalesce(k.kept_in, q.id) as main from unnest(${[...new Set(householdIds)]}::uuid[]) q(id)
      left join household_access k on k.household_id = q.id and k.organisation_id = any ((select app.orgs())::uuid[]) and k.ended_at is null and k.kept_in is not null),
    files as materialized (
      select a.id, f.household_id as file from asked a join household_access f on f.household_id = a.main and f.organisation_id = any ((select app.orgs())::uuid[]) and f.ended_at is null
      union
      select a.id, f.household_id from asked a join household_access f on f.kept_in = a.main and f.organisation_id = any ((select app.orgs())::uuid[]) and f.ended_at is null),
    publics as (select f.id, array_agg(distinct t.kind order by t.kind) as kinds from files f join target_public t on t.household_id = f.file where t.ended_on is null group by 1),
    people as (select f.id, array_agg(distinct b.class) as classes from files f join beneficiary b on b.household_id = f.file where b.gone_on is null and b.class <> '' group by 1),
    needs as (select f.id, bool_or(n.urgent) as urgent, (min(n.heard_at) at time zone ${zone})::date::text as since from files f join need n on n.household_id = f.file
      where n.state in ('heard', 'qualified', 'prescribed', 'promised') and n.kind <> 'skills' group by 1)
    select h.id, h.equipment_at_hand as equipment, h.connection_at_hand as connection, h.living, h.adults, h.children,
      coalesce(p.kinds, '{}') as publics, coalesce(b.classes, '{}') as classes, coalesce(n.urgent, false) as urgent, n.since
    from asked a join household h on h.id = a.id left join publics p on p.id = h.id left join people b on b.id = h.id left join needs n on n.id = h.id`.execute(
    by.db,
  )
  return new Map(rows.map(({ id, classes, ...facts }) => [id, { ...facts, examYear: classes.some(endsWithExam) }]))
}
