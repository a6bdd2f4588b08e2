import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { policyInForce } from '../ranking/policy.store.ts'
import { askingIn, type OfProgramme } from './asking.store.ts'
import { placesLeft } from './limits.store.ts'
import { asReceived, inOrder, type Placed } from './order.rules.ts'

/** From so many families on, an order is kept in memory as long as nothing was done: ranking twenty thousand anew takes a second. */
const KEPT_FROM = 500
/** What another organisation noted leaves no trace in ours: it counts within this time, in milliseconds. */
const KEPT_FOR = 300_000
const MOST_KEPT = 8

type Order = { adopted: boolean; order: Placed[] }
const kept = new Map<string, Order & { stamp: string; until: number }>()

/** The waiting list of a programme, in the order that was adopted, or as it came when none was. */
export async function orderOf(by: Acting, programme: OfProgramme): Promise<Order> {
  const policy = await policyInForce(by, programme.id)
  const known = kept.get(programme.id)
  const stamp = await stampOf(by, programme.id, policy?.id ?? '')
  if (known && known.stamp === stamp && known.until > by.now.getTime()) return known
  const asking = await askingIn(by, programme)
  const order = policy
    ? inOrder(asking, policy.rules, dayOf(by.now))
    : asReceived(asking, await placesLeft(by, programme.id))
  kept.delete(programme.id)
  const found = { adopted: policy !== undefined, order }
  if (order.length >= KEPT_FROM) {
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT + 1))) kept.delete(oldest)
    kept.set(programme.id, { ...found, stamp, until: by.now.getTime() + KEPT_FOR })
  }
  return found
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
