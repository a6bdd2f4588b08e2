import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { ListedHousehold } from './household.search.ts'
import { type Names, whoIsMeant } from './household.who.rules.ts'

/** By household, who is meant by the name typed when its own name does not say it. Asks nothing when no name was typed. */
export async function whoIsMeantIn(
  by: Acting,
  typed: string | undefined,
  rows: readonly ListedHousehold[],
): Promise<ReadonlyMap<string, string>> {
  if (!typed || rows.length === 0) return new Map()
  const ids = rows.map(({ id }) => id)
  const { rows: people } = await sql<Names>`
    select coalesce(f.kept_in, f.household_id) as household_id, b.first_name, b.last_name, b.birth_name
    from household_access f join beneficiary b on b.household_id = f.household_id and b.gone_on is null
    where f.organisation_id = ${by.member.organisationId} and f.ended_at is null
      and (f.household_id = any (${ids}::uuid[]) or f.kept_in = any (${ids}::uuid[]))
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
