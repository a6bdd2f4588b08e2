import type { Acting } from '#platform/access/acting.ts'

/** The communes of a programme, in the order of the alphabet; `open` where it still opens places. */
export const coveredBy = (by: Acting, programmeId: string) =>
  by.db
    .selectFrom('quota')
    .innerJoin('commune', 'commune.insee', 'quota.commune')
    .select((q) => ['commune.insee', 'commune.name', q(q.fn.max('quota.places'), '>', 0).as('open')])
    .where('quota.programme_id', '=', programmeId)
    .groupBy(['commune.insee', 'commune.name'])
    .orderBy('commune.name')
    .orderBy('commune.insee')
    .$narrowType<{ open: boolean }>()
    .execute()
