import { sql } from 'kysely'
import { alikeTo, type Lookalike } from '#needs/households/household.alike.store.ts'
import type { Acting } from '#platform/access/acting.ts'

/** A household that looks like this one and already has a promise of the same kind: perhaps the same people, written twice. */
export type Twin = { id: string; name: string; kind: string; promised_at: Date }

export async function twinsServed(by: Acting, household: Lookalike, kinds: readonly string[]): Promise<Twin[]> {
  if (kinds.length === 0) return []
  const { rows } = await sql<Twin>`
    select h.id, h.name, a.kind, a.promised_at from allocation a join household h on h.id = a.household_id
     where a.organisation_id = ${by.member.organisationId} and a.state <> 'cancelled' and a.kind = any (${[...kinds]})
       and a.household_id in (${alikeTo(household, by)})
     order by a.promised_at limit 5`.execute(by.db)
  return rows
}
