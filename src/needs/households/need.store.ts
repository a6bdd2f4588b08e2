import type { Acting } from '#platform/access/acting.ts'
import { filesOf } from './files.store.ts'

/** What a household lacks, in the order in which it was heard. Of one kind heard in several of its files, the one that went the furthest. */
export async function needsOf(by: Acting, householdId: string) {
  const needs = await by.db
    .selectFrom('need')
    .selectAll()
    .where('household_id', 'in', filesOf(householdId))
    .orderBy('heard_at')
    .orderBy('id')
    .execute()
  return needs.filter((need) => !needs.some((other) => other !== need && hides(other, need)))
}

const hides = (one: Heard, other: Heard): boolean =>
  one.kind === other.kind &&
  one.household_id !== other.household_id &&
  (rankOf(one) > rankOf(other) || (rankOf(one) === rankOf(other) && one.id < other.id))
type Heard = { id: string; kind: string; household_id: string; state: string }
/** A need that is closed says less than one that is open. */
const rankOf = ({ state }: Heard): number => steps.indexOf(state)
const steps = ['closed', 'heard', 'qualified', 'prescribed', 'promised', 'served', 'followed']
