import type { Acting } from '#platform/access/acting.ts'
import { filesOf } from '../households/files.store.ts'

/** In which censuses of this organisation a household was named, by which structure and when. */
export const namingsOf = (by: Acting, householdId: string) =>
  by.db
    .selectFrom('census_family as f')
    .innerJoin('census_invitation as i', 'i.id', 'f.invitation_id')
    .innerJoin('census as c', 'c.id', 'i.census_id')
    .select(['c.title', 'i.partner', 'f.named_at'])
    .where('f.organisation_id', '=', by.member.organisationId)
    .where('f.household_id', 'in', filesOf(householdId))
    .orderBy('f.named_at')
    .execute()
