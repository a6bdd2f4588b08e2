import type { Acting } from '#platform/access/acting.ts'
import { householdSeenBy, noteReading } from '../households/household.store.ts'
import type { Signal } from './signal.read.store.ts'
import { stepOf } from './step.rules.ts'

/** How a family is called, and what to mind. */
export type FamilyPhone = { phone: string; best_moment: string; neutral_message: boolean }

/** The number of a family that is to be called, when this school follows it in full and knows one; the family may ask who read it. */
export async function phoneToCall(by: Acting, signal: Signal): Promise<FamilyPhone | null> {
  if (stepOf(signal) !== 'call' || !signal.household_id || !signal.family_open) return null
  const household = await householdSeenBy(by, signal.household_id)
  if (household?.scope !== 'full' || !household.phone) return null
  await noteReading(by, household.id)
  const { phone, best_moment, neutral_message } = household
  return { phone, best_moment, neutral_message }
}
