import { chainSeen } from '#needs/households/chain.store.ts'
import type { Acting } from '#platform/access/acting.ts'

/** Nobody reads more lines of one kind in a day. */
export const MOST = 20

/** Prescriptions of households that this organisation follows, however far, and that were not erased: `p`, `access` and `household`. */
export const followed = (by: Acting) =>
  by.db
    .selectFrom('prescription as p')
    .innerJoin('household_access as access', (join) =>
      join
        .onRef('access.household_id', '=', 'p.household_id')
        .on('access.organisation_id', '=', by.member.organisationId)
        .on('access.ended_at', 'is', null),
    )
    .innerJoin('household', 'household.id', 'p.household_id')
    .where('household.forgotten_at', 'is', null)
    .limit(MOST)

/** The journey of `household` as this organisation may know it: a school's line has its own. */
export const seenChain = chainSeen('access', 'household').as('chain')

/** Of those, the ones whose journey is open and read in full: those about which it may act. */
export const followedInFull = (by: Acting) =>
  followed(by).where('access.scope', '=', 'full').where('access.status', '=', 'open')
