import { refusalOfSuspendedFamily } from '#needs/rights/stopped.rules.ts'
import { stoppedOf } from '#needs/rights/stopped.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { lockedPrescription, unreachable } from '../prescriptions/locked.store.ts'
import { prescriptionSeenBy } from '../prescriptions/prescription.store.ts'
import { tellAgain } from '../prescriptions/tell.ts'
import { refusalToRemind } from './remind.rules.ts'

/** Writes again to a receiver that does not answer, with a new link: a first message may have been lost. */
export async function remindReceiver(by: Acting, id: string): Promise<Refusal | { id: string }> {
  if (!(await lockedPrescription(by, id, 'organisation_id'))) return refuse(unreachable)
  const asked = await prescriptionSeenBy(by, id)
  if (!asked) return refuse(unreachable)
  const refusal = refusalOfSuspendedFamily(await stoppedOf(by, asked.household_id)) ?? refusalToRemind(asked, by.now)
  if (refusal) return refuse(refusal)
  await tellAgain(by, asked, asked.receiver_email)
  await record(by, { act: 'prescription.reminded', subject: ['prescription', id], householdId: asked.household_id })
  return { id }
}
