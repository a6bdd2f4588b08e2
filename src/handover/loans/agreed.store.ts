import { sql } from 'kysely'
import { homesOf } from '#needs/homes/homes.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import type { SeenHandover } from '../handovers/handover.store.ts'
import type { Terms } from './loan.rules.ts'
import { termsOf } from './terms.store.ts'

/** What a loan's agreement says beside what is handed over: its terms, and the other home of a child. */
export type LoanWords = Terms & { otherHome: string | null }

export async function loanWordsOf(by: Acting, handover: SeenHandover): Promise<LoanWords | null> {
  if (handover.kind !== 'loan') return null
  const [terms, otherHome] = await Promise.all([
    termsOf(by, handover.id, handover.signed_at ?? by.now),
    otherHomeOf(by, handover.household_id),
  ])
  return { ...terms, otherHome }
}

/**
 * Where a child also lives, as the agreement for a pupil must say. Left out as soon as either home keeps its address to itself, or its
 * messages are read by others: this paper goes home with one of them.
 */
async function otherHomeOf(by: Acting, householdId: string): Promise<string | null> {
  const homes = await homesOf(by, householdId)
  if (homes.length === 0) return null
  const { rows } = await sql<{ said: string }>`
    select h.name || ', ' || concat_ws(', ', nullif(h.address, ''), c.name) as said
    from household h join commune c on c.insee = h.commune
    where h.id = any (${homes.map(({ household_id }) => household_id)}::uuid[]) and not h.confidential_address and not h.neutral_message
      and exists (select from household o where o.id = ${householdId} and not o.confidential_address and not o.neutral_message)
    order by h.name`.execute(by.db)
  return rows.map(({ said }) => said).join(' ; ') || null
}
