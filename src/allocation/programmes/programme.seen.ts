import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'

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
