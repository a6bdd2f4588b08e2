import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'

/** A tablet carries at most so many sheets, and as many spares: a school yard, not a département. */
export const MOST_SHEETS = 600

/** A handing-over of this organisation that is not closed, with where it takes place. */
export const handoutToTake = async (by: Acting, id: string) =>
  isId(id)
    ? by.db
        .selectFrom('handout')
        .leftJoin('place', 'place.id', 'handout.place_id')
        .select(['handout.id', 'handout.title', 'handout.place_id', 'handout.closed_at', 'place.name as place'])
        .select(sql<string>`handout.held_on::text`.as('day'))
        .where('handout.id', '=', id)
        .where('handout.organisation_id', '=', by.member.organisationId)
        .executeTakeFirst()
    : undefined

export type Handout = NonNullable<Awaited<ReturnType<typeof handoutToTake>>>
