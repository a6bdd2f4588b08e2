import type { Acting } from '#platform/access/acting.ts'

/** What one tablet of this session sent, in the order in which it was done: what became of each act. */
export const actsOf = (by: Acting, handoutId: string, tabletId: string) =>
  by.db
    .selectFrom('field_act')
    .innerJoin('field_tablet', 'field_tablet.id', 'field_act.tablet_id')
    .leftJoin('household', 'household.id', 'field_act.household_id')
    .select([
      'field_act.id',
      'field_act.kind',
      'field_act.at',
      'field_act.outcome',
      'field_act.why',
      'field_act.settled_as',
      'household.name as household',
    ])
    .where('field_act.tablet_id', '=', tabletId)
    .where('field_tablet.handout_id', '=', handoutId)
    .where('field_act.organisation_id', '=', by.member.organisationId)
    .orderBy('field_act.seq')
    .orderBy('field_act.id')
    .limit(1_300)
    .execute()
export type Fate = Awaited<ReturnType<typeof actsOf>>[number]
