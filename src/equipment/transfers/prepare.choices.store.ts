import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'

/** Organisations that may receive a slip: somebody who receives devices works there. */
export const receiversOf = (by: Acting) =>
  by.db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', 'in', sql<string>`(select transfer_ends())`)
    .where('id', '<>', by.member.organisationId)
    .orderBy('name')
    .limit(1000)
    .execute()

/** One's own places. */
export const ownPlacesOf = (by: Acting) =>
  by.db
    .selectFrom('place')
    .select(['id', 'name'])
    .where('organisation_id', '=', by.member.organisationId)
    .orderBy('name')
    .limit(200)
    .execute()

/** One's own classes of this school year (it begins in August), and how many devices each holds. */
export const ownClassesOf = (by: Acting) => {
  const today = dayOf(by.now)
  const year = Number(today.slice(0, 4)) - (today.slice(5, 7) < '08' ? 1 : 0)
  return by.db
    .selectFrom('school_class as k')
    .select(['k.id', 'k.name'])
    .select((q) =>
      q
        .selectFrom('custody as c')
        .whereRef('c.class_id', '=', 'k.id')
        .where('c.until', 'is', null)
        .select(sql<number>`count(*)::int`.as('n'))
        .as('held'),
    )
    .where('k.organisation_id', '=', by.member.organisationId)
    .where('k.school_year', '=', year)
    .orderBy('k.name')
    .limit(200)
    .execute()
}
