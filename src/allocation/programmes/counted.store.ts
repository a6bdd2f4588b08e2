import type { Acting } from '#platform/access/acting.ts'

/** The crossing quotas of a programme that stand, and what is promised on them. */
export const rulesOf = (by: Acting, programmeId: string) =>
  by.db
    .selectFrom('quota_rule')
    .select(['name', 'kind', 'communes', 'publics', 'organisations', 'agreements', 'at_least', 'at_most', 'promised'])
    .where('programme_id', '=', programmeId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()

/** The agreements that pay for a programme, and for whom. */
export const agreementsOf = (by: Acting, programmeId: string) =>
  by.db
    .selectFrom('funding_agreement')
    .select(['id', 'title', 'communes', 'publics'])
    .where('programme_id', '=', programmeId)
    .orderBy('id')
    .execute()
