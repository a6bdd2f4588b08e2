import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import { dayOf } from '#platform/i18n/dates.ts'

/** The programmes that this member runs or funds, with all their places together. */
export const programmesSeenBy = (by: Acting) =>
  by.db
    .selectFrom('programme')
    .leftJoin('organisation as funder', 'funder.id', 'programme.funder_id')
    .innerJoin('organisation as runner', 'runner.id', 'programme.organisation_id')
    .selectAll('programme')
    .select((q) => [
      'funder.name as funder',
      'runner.name as runner',
      q
        .selectFrom('quota')
        .select((s) => s.fn.sum<number>('places').as('n'))
        .whereRef('programme_id', '=', 'programme.id')
        .as('places'),
      q
        .selectFrom('quota')
        .select((s) => s.fn.sum<number>('places').as('n'))
        .whereRef('programme_id', '=', 'programme.id')
        .where('kind', '=', 'computer')
        .as('computers'),
      q
        .selectFrom('quota')
        .select((s) => s.fn.sum<number>('places').as('n'))
        .whereRef('programme_id', '=', 'programme.id')
        .where('kind', '=', 'connection')
        .as('connections'),
      q
        .selectFrom('quota')
        .select((s) => s.fn.sum<number>('promised').as('n'))
        .whereRef('programme_id', '=', 'programme.id')
        .as('promised'),
    ])
    .where(
      by.member.role === 'funder' ? 'programme.funder_id' : 'programme.organisation_id',
      '=',
      by.member.organisationId,
    )

export const programmeSeenBy = async (by: Acting, id: string) =>
  isId(id) ? programmesSeenBy(by).where('programme.id', '=', id).executeTakeFirst() : undefined

export type SeenProgramme = NonNullable<Awaited<ReturnType<typeof programmeSeenBy>>>

/** How many computers the programmes of today promise in each commune, and how many are: the latest programme first. */
export const placesOfNow = (by: Acting) => {
  const today = dayOf(by.now)
  return by.db
    .selectFrom('quota')
    .innerJoin('programme', 'programme.id', 'quota.programme_id')
    .innerJoin('commune', 'commune.insee', 'quota.commune')
    .select(['programme.id', 'programme.name', 'commune.name as commune', 'quota.places', 'quota.promised'])
    .where('programme.organisation_id', '=', by.member.organisationId)
    .where('quota.kind', '=', 'computer')
    .where('quota.places', '>', 0)
    .where('programme.starts_on', '<=', today)
    .where((row) => row.or([row('programme.ends_on', 'is', null), row('programme.ends_on', '>=', today)]))
    .orderBy('programme.starts_on', 'desc')
    .orderBy('programme.id')
    .orderBy('commune.name')
    .limit(12)
    .execute()
}
