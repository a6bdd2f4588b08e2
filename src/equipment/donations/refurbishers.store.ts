import type { Acting } from '#platform/access/acting.ts'

/** Workshops to which a lot may be given. */
export const refurbishers = (by: Acting) =>
  by.db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('kind', '=', 'refurbisher')
    .orderBy('name')
    .limit(200)
    .execute()
