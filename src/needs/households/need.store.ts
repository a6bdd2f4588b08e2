import type { Acting } from '#platform/access/acting.ts'
import { filesOf } from './files.store.ts'
import { readsItsOwn } from './household.rules.ts'

/** What a household lacks, in the order in which it was heard. Of one kind heard in several of its files, the one that went the furthest. */
export async function needsOf(by: Acting, householdId: string) {
  const needs = await by.db
    .selectFrom('need')
    .selectAll()
    .where('household_id', 'in', filesOf(householdId))
    .$if(readsItsOwn(by.member), (own) => own.where('organisation_id', '=', by.member.organisationId))
    .orderBy('heard_at')
    .orderBy('id')
    .execute()
  const once = needs.filter((need) => !needs.some((other) => other !== need && hides(other, need)))
  // How far others brought what a school named is not its business: it stands as the school named it.
  return readsItsOwn(by.member)
    ? once.map((need) => (need.state === 'closed' ? need : { ...need, state: 'heard' }))
    : once
}

const hides = (one: Heard, other: Heard): boolean =>
  one.kind === other.kind &&
  one.household_id !== other.household_id &&
  (rankOf(one) > rankOf(other) || (rankOf(one) === rankOf(other) && one.id < other.id))
type Heard = { id: string; kind: string; household_id: string; state: string }
/** A need that is closed says less than one that is open. */
const rankOf = ({ state }: Heard): number => steps.indexOf(state)
const steps = ['closed', 'heard', 'qualified', 'prescribed', 'promised', 'served', 'followed']
