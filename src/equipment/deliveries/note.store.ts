import type { Acting } from '#platform/access/acting.ts'

/** The note of a lot, for the two organisations of the lot. */
export const noteOf = (by: Acting, donationId: string) =>
  by.db
    .selectFrom('delivery_note')
    .selectAll()
    .where('donation_id', '=', donationId)
    .where((w) =>
      w.or([w('organisation_id', '=', by.member.organisationId), w('donor_id', '=', by.member.organisationId)]),
    )
    .executeTakeFirst()

export type Note = NonNullable<Awaited<ReturnType<typeof noteOf>>>

/** The same, held until the act ends, and only for whoever counts it. Two people who scan at once go one after the other. */
export const lockNote = (by: Acting, donationId: string) =>
  by.db
    .selectFrom('delivery_note')
    .selectAll()
    .where('donation_id', '=', donationId)
    .where('organisation_id', '=', by.member.organisationId)
    .forUpdate()
    .executeTakeFirst()

/** What the donor contested, and what it was answered, the oldest first. */
export const contestsOf = (by: Acting, noteId: string) =>
  by.db
    .selectFrom('delivery_contest')
    .select(['id', 'line_id', 'scan_id', 'said', 'said_by', 'said_at', 'answer', 'answered_by', 'answered_at'])
    .where('note_id', '=', noteId)
    .orderBy('said_at')
    .orderBy('id')
    .limit(200)
    .execute()

export type Contest = Awaited<ReturnType<typeof contestsOf>>[number]
