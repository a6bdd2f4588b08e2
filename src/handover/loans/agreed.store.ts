import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { SeenHandover } from '../handovers/handover.store.ts'
import { type Terms, usualTerms } from './loan.rules.ts'
import { termsOf, termsOfAll } from './terms.store.ts'

/** What a loan's agreement says beside what is handed over: its terms, and the other home of a child. */
export type LoanWords = Terms & { otherHome: string | null }

export async function loanWordsOf(by: Acting, handover: SeenHandover): Promise<LoanWords | null> {
  if (handover.kind !== 'loan') return null
  const [terms, homes] = await Promise.all([
    termsOf(by, handover.id, handover.signed_at ?? by.now),
    otherHomesOf(by, [handover.household_id]),
  ])
  return { ...terms, otherHome: homes.get(handover.household_id) ?? null }
}

/** The same for the sheets of a session, by sheet; what is a gift has none. */
export async function loanWordsOfAll(by: Acting, sheets: readonly SeenHandover[]): Promise<Map<string, LoanWords>> {
  const loans = sheets.filter(({ kind }) => kind === 'loan')
  if (loans.length === 0) return new Map()
  const [terms, homes] = await Promise.all([
    termsOfAll(
      by,
      loans.map(({ id }) => id),
      by.now,
    ),
    otherHomesOf(
      by,
      loans.map(({ household_id }) => household_id),
    ),
  ])
  return new Map(
    loans.map(({ id, household_id }) => [
      id,
      { ...(terms.get(id) ?? usualTerms), otherHome: homes.get(household_id) ?? null },
    ]),
  )
}

/**
 * Where a child also lives, as the agreement for a pupil must say. Left out as soon as either home keeps its address to itself, or its
 * messages are read by others: this paper goes home with one of them.
 */
async function otherHomesOf(by: Acting, households: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; said: string }>`
    select x.id, string_agg(distinct h.name || ', ' || concat_ws(', ', nullif(h.address, ''), c.name), ' ; ') as said
    from household o
    cross join lateral (select t.household_id as id, t.child_id, t.other_child_id, t.other_household_id as other from two_homes t
        where t.ended_on is null and t.household_id = o.id
      union all select t.other_household_id, t.other_child_id, t.child_id, t.household_id from two_homes t
        where t.ended_on is null and t.other_household_id = o.id) x
    join household_access a on a.organisation_id = ${by.member.organisationId} and a.household_id = x.other and a.ended_at is null
    join beneficiary one on one.id = x.child_id and one.gone_on is null
    join beneficiary two on two.id = x.other_child_id and two.gone_on is null
    join household h on h.id = x.other join commune c on c.insee = h.commune
    where o.id = any (${[...households]}::uuid[]) and not h.confidential_address and not h.neutral_message
      and not o.confidential_address and not o.neutral_message
    group by x.id`.execute(by.db)
  return new Map(rows.map(({ id, said }) => [id, said]))
}
