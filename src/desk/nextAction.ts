import type { SeenHousehold } from '#needs/households/household.store.ts'
import type { needsOf } from '#needs/households/need.store.ts'
import type { Due } from '#needs/rights/due.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import type { UnderWay } from './underWay.store.ts'

/** The one next action of a household, and whose it is. */
export type NextAction = {
  tone: 'turn' | 'calm' | 'done'
  title: string
  detail: string
  verb?: readonly [label: string, href: string]
}
/** What the next action is read from; nothing is asked of the database any more. */
export type Known = {
  by: Pick<Acting, 'member' | 'now'>
  household: SeenHousehold
  needs: Pick<Awaited<ReturnType<typeof needsOf>>[number], 'kind' | 'state' | 'heard_at'>[]
  underWay: UnderWay
  due: Due
}
