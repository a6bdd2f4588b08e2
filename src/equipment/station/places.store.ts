import type { Acting } from '#platform/access/acting.ts'

/** The organisation's own places, where machines are put away. */
export const placesToShelve = (by: Acting) =>
  by.db
    .selectFrom('place')
    .select(['id', 'name'])
    .where('organisation_id', '=', by.member.organisationId)
    .orderBy('name')
    .orderBy('id')
    .limit(200)
    .execute()
