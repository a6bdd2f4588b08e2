import type { Acting } from '#platform/access/acting.ts'
import { record } from '#platform/audit/event.store.ts'

type Read = { id: string; household_id: string; state: string; seen_at: Date | null }

/** The first time that somebody of the receiver opens what was sent: the sender reads who, and when. */
export async function noteSeen(by: Acting, { id, household_id, state, seen_at }: Read): Promise<void> {
  if (state !== 'sent' || seen_at) return
  const first = await by.db
    .updateTable('prescription')
    .set({ seen_at: by.now, seen_by: by.member.name })
    .where('id', '=', id)
    .where('to_organisation_id', '=', by.member.organisationId)
    .where('seen_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (first) await record(by, { act: 'prescription.seen', subject: ['prescription', id], householdId: household_id })
}
