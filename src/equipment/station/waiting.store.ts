import type { Acting } from '#platform/access/acting.ts'

/** One machine of the bench for each gesture that awaits some, the longest waiting: what a station that read nothing proposes. */
export const waitingAtBench = (by: Acting) =>
  by.db
    .selectFrom('device')
    .distinctOn('device.state')
    .select(['device.id', 'device.number', 'device.brand', 'device.model', 'device.kind', 'device.state'])
    .where('device.organisation_id', '=', by.member.organisationId)
    .where('device.state', 'in', ['announced', 'returned', 'wiped', 'tested', 'graded'])
    .orderBy('device.state')
    .orderBy('device.updated_at')
    .limit(5)
    .execute()
