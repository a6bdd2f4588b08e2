import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { ListedHousehold } from './household.search.store.ts'
import { type Names, whoIsMeant } from './household.who.rules.ts'

/** By household, who is meant by the name typed when its own name does not say it. Asks nothing when no name was typed. */
export async function whoIsMeantIn(
  by: Acting,
  typed: string | undefined,
  rows: readonly ListedHousehold[],
): Promise<ReadonlyMap<string, string>> {
  if (!typed || rows.length === 0) return new Map()
  const ids = rows.map(({ id }) => id)
  const org = by.member.organisationId
  const { rows: people } = await sql<Names>`
    select m.id as household_id, b.first_name, b.last_name, b.birth_name from unnest(${ids}::uuid[]) m (id)
    cross join lateral (select f.household_id from household_access f
      where f.organisation_id = ${org} and f.household_id = m.id and f.ended_at is null
      union all select k.household_id from household_access k where k.organisation_id = ${org} and k.kept_in = m.id and k.ended_at is null) f
    cross join lateral (select * from beneficiary b where b.household_id = f.household_id and b.gone_on is null offset 0) b
    order by b.id`.execute(by.db)
  return new Map(
    rows.flatMap(({ id, name }) => {
      const who = whoIsMeant(
        typed,
        name,
        people.filter((one) => one.household_id === id),
      )
      return who ? [[id, who] as const] : []
    }),
  )
}
