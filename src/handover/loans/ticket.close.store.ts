import type { Acting } from '#platform/access/acting.ts'

/** A breakdown ends with the loan itself: returned, or lost. Part of that act. */
export async function closeTicketOf(by: Acting, loanId: string, outcome: string): Promise<void> {
  await by.db
    .updateTable('repair_ticket')
    .set({ outcome, closed_by: by.member.name, closed_at: by.now })
    .where('custody_id', '=', loanId)
    .where('organisation_id', '=', by.member.organisationId)
    .where('closed_at', 'is', null)
    .execute()
}
