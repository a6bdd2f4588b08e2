import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { nameKey } from '#platform/text/nameKey.ts'

type Family = { household: string }
type Match = { household: string; name: string; commune: string }

/** Names of some families, by their household. */
export async function namesOfSome(by: Acting, families: readonly Family[]): Promise<Map<string, string>> {
  const ids = families.map(({ household }) => household)
  const { rows } = await sql<{ id: string; name: string }>`
    select h.id, h.name from household h where h.id = any(${ids}::uuid[])`.execute(by.db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The first ten of these families whose name holds what was typed. */
export async function namedAmong(by: Acting, families: readonly Family[], typed: string): Promise<Match[]> {
  const ids = families.map(({ household }) => household)
  const { rows } = await sql<Match>`
    select k.household_id as household, k.name, c.name as commune from household_access k join commune c on c.insee = k.commune
    where k.organisation_id = ${by.member.organisationId} and k.ended_at is null and k.household_id = any(${ids}::uuid[])
      and strpos(k.name_key, ${nameKey(typed)}) > 0 order by k.name_key, k.household_id limit 10`.execute(by.db)
  return rows
}
