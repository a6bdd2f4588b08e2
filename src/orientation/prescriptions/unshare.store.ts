import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { refused } from '#platform/access/refusal.ts'
import { withdrawPrescription } from './answering.store.ts'

/** The family took its agreement back: what was asked in its name and not answered is taken back too. Gives how many. */
export async function withdrawUnanswered(by: Acting, householdId: string): Promise<number> {
  const waiting = await by.db
    .selectFrom('prescription')
    .select('id')
    .where('household_id', 'in', filesOf(householdId))
    .where('organisation_id', '=', by.member.organisationId)
    .where('state', '=', 'sent')
    .orderBy('id')
    .execute()
  let withdrawn = 0
  for (const { id } of waiting) if (!refused(await withdrawPrescription(by, id))) withdrawn++
  return withdrawn
}
