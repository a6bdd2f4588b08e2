import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { zone } from '#platform/i18n/dates.ts'
import type { HouseholdFacts } from './facts.ts'

/** Classes that end with an examination: third year of college, last year of lycée, CAP and BTS. */
export const EXAM_CLASS = '^\\s*(3|t|terminale|cap|bts)'

/** What is known of these households, under all the files read as one with each; those that the member does not read are left out. */
export async function factsOf(by: Acting, householdIds: readonly string[]): Promise<Map<string, HouseholdFacts>> {
  const { rows } = await sql<HouseholdFacts & { id: string }>`
    select h.id, h.equipment_at_hand as equipment, h.connection_at_hand as connection, h.living, h.adults, h.children,
      array(select distinct t.kind from target_public t where t.household_id in (select app.files_of(h.id)) and t.ended_on is null order by 1) as publics,
      exists (select from beneficiary b where b.household_id in (select app.files_of(h.id)) and b.gone_on is null and b.class ~* ${EXAM_CLASS}) as "examYear",
      coalesce(n.urgent, false) as urgent, n.since
    from household h
    left join lateral (select bool_or(n.urgent) as urgent, (min(n.heard_at) at time zone ${zone})::date::text as since from need n
      where n.household_id in (select app.files_of(h.id)) and n.state in ('heard', 'qualified', 'prescribed', 'promised') and n.kind <> 'skills') n on true
    where h.id = any(${[...householdIds]}::uuid[])`.execute(by.db)
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}
