import type { Acting } from '#platform/access/acting.ts'

/** Nobody reads more lines of one kind in a day. */
const MOST = 20

/** Prescriptions of households whose journey this organisation follows in full, still open: those about which it may act. */
export const followedInFull = (by: Acting) =>
  by.db
    .selectFrom('prescription as p')
    .innerJoin('household_access as access', (join) =>
      join
        .onRef('access.household_id', '=', 'p.household_id')
        .on('access.organisation_id', '=', by.member.organisationId)
        .on('access.ended_at', 'is', null)
        .on('access.scope', '=', 'full')
        .on('access.status', '=', 'open'),
    )
    .innerJoin('household', 'household.id', 'p.household_id')
    .limit(MOST)
