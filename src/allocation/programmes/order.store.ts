import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { candidatesOf } from '../policies/candidates.store.ts'
import { versionsOf } from '../policies/versions.store.ts'
import { kitsOf } from './kit.read.store.ts'
import { inOrder, type Placed } from './order.rules.ts'

/** From so many families on, an order is kept in memory as long as nothing was done: ranking twenty thousand anew takes a second. */
const KEPT_FROM = 500
/** What another organisation noted leaves no trace in ours: it counts within this time, in milliseconds. */
const KEPT_FOR = 300_000
const MOST_KEPT = 8

const kept = new Map<string, { stamp: string; until: number; order: Placed[] }>()

/** The waiting list of a programme in its adopted order; null when no order was adopted. */
export async function orderOf(by: Acting, programmeId: string): Promise<Placed[] | null> {
  const adopted = (await versionsOf(by, programmeId)).find((one) => one.adopted)
  if (!adopted) return null
  const known = kept.get(programmeId)
  const stamp = await stampOf(by, programmeId, adopted.id)
  if (known && known.stamp === stamp && known.until > by.now.getTime()) return known.order
  const order = inOrder(
    await candidatesOf(by, programmeId),
    adopted.rules,
    dayOf(by.now),
    await kitsOf(by, programmeId),
  )
  kept.delete(programmeId)
  if (order.length >= KEPT_FROM) {
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT + 1))) kept.delete(oldest)
    kept.set(programmeId, { stamp, until: by.now.getTime() + KEPT_FOR, order })
  }
  return order
}

/** Changes whenever the organisation acts, a family moves, a place is promised or another order is adopted. */
async function stampOf(by: Acting, programmeId: string, policyId: string): Promise<string> {
  const own = by.member.organisationId
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws(' ', (select max(seq) from event where organisation_id = ${own}),
      (select max(touched_at) from household_access where organisation_id = ${own} and ended_at is null),
      (select sum(promised) from quota where programme_id = ${programmeId}), (select sum(places) from quota where programme_id = ${programmeId})) as stamp`.execute(
    by.db,
  )
  return `${own} ${policyId} ${dayOf(by.now)} ${rows[0]?.stamp}`
}
