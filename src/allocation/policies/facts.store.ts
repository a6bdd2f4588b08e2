import { type RawBuilder, sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { Db } from '#platform/db/bound.ts'
import { zone } from '#platform/i18n/dates.ts'
import { endsWithExam } from './examClass.ts'
import type { HouseholdFacts } from './facts.ts'

type Own = Pick<HouseholdFacts, 'equipment' | 'connection' | 'living' | 'adults' | 'children'>
type Open = Pick<HouseholdFacts, 'urgent' | 'since'>
type Keyed<T> = T & { id: string }

/**
 * What is known of these households, under all the files read as one with each (the same as `filesOf`, for all of them at once);
 * those that the member does not read are left out. Each table is asked by its own statement: a guess of the database about
 * how many files there are then never makes it compare every family with every other.
 */
export async function factsOf(by: Acting, householdIds: readonly string[]): Promise<Map<string, HouseholdFacts>> {
  if (householdIds.length === 0) return new Map()
  const files = filesOfAll([...new Set(householdIds)])
  const [own, publics, classes, needs] = await Promise.all([
    read<Own>(
      by.db,
      sql`select h.id, h.equipment_at_hand as equipment, h.connection_at_hand as connection, h.living, h.adults, h.children
      from household h where h.id = any (${[...householdIds]}::uuid[])`,
    ),
    read<{ kinds: HouseholdFacts['publics'] }>(
      by.db,
      sql`${files} select f.id, array_agg(distinct t.kind order by t.kind) as kinds
      from files f join target_public t on t.household_id = f.file where t.ended_on is null group by f.id`,
    ),
    read<{ classes: string[] }>(
      by.db,
      sql`${files} select f.id, array_agg(distinct b.class) as classes
      from files f join beneficiary b on b.household_id = f.file where b.gone_on is null and b.class <> '' group by f.id`,
    ),
    read<Open>(
      by.db,
      sql`${files} select f.id, bool_or(n.urgent) as urgent, (min(n.heard_at) at time zone ${zone})::date::text as since
      from files f join need n on n.household_id = f.file
      where n.state in ('heard', 'qualified', 'prescribed', 'promised') and n.kind <> 'skills' group by f.id`,
    ),
  ])
  return new Map(
    [...own].map(([id, { equipment, connection, living, adults, children }]) => [
      id,
      {
        ...{ equipment, connection, living, adults, children, publics: publics.get(id)?.kinds ?? [] },
        examYear: classes.get(id)?.classes.some(endsWithExam) ?? false,
        urgent: needs.get(id)?.urgent ?? false,
        since: needs.get(id)?.since ?? null,
      },
    ]),
  )
}

/** Rows of a statement, by the household that each is about. */
async function read<T>(db: Db, statement: RawBuilder<unknown>): Promise<Map<string, Keyed<T>>> {
  const { rows } = await (statement as RawBuilder<Keyed<T>>).execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** `files (id, file)`: every file read as one with each household, itself among them. */
const filesOfAll = (ids: readonly string[]) => sql`with asked as materialized (
    select q.id, coalesce((select k.kept_in from household_access k where k.household_id = q.id and k.organisation_id = any ((select app.orgs())::uuid[])
      and k.ended_at is null and k.kept_in is not null limit 1), q.id) as main from unnest(${[...ids]}::uuid[]) q(id)),
  files as materialized (
    select a.id, f.household_id as file from asked a join household_access f on f.household_id = a.main where f.organisation_id = any ((select app.orgs())::uuid[]) and f.ended_at is null
    union
    select a.id, f.household_id from asked a join household_access f on f.kept_in = a.main where f.organisation_id = any ((select app.orgs())::uuid[]) and f.ended_at is null)`
