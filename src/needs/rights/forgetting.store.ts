import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'

/** The link of this organisation's chain that says a household was forgotten: nothing in it names anybody of the household. */
export type Forgetting = {
  at: Date
  actor: string
  why: 'request' | 'two years' | 'two years, untold'
  seq: number
  hash: string
}

/** Where and how a household was forgotten, for the organisation that registered it. */
export async function forgettingSeenBy(by: Acting, householdId: string): Promise<Forgetting | undefined> {
  if (!isId(householdId)) return undefined
  const { rows } = await sql<Forgetting>`select e.at, e.actor, e.why, e.seq::int as seq, encode(e.hash, 'hex') as hash
    from event e join household h on h.id = e.household_id and h.organisation_id = e.organisation_id
    where e.organisation_id = ${by.member.organisationId} and e.act = 'household.forgotten' and e.household_id = ${householdId}
    order by e.seq desc limit 1`.execute(by.db)
  return rows[0]
}
