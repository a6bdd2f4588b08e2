import type { Acting } from '#platform/access/acting.ts'
import { filesOf } from '../households/files.store.ts'

/** What this organisation answered of a household's files, without the name of the other file: it may be another family's. */
export const answersAbout = (by: Acting, householdId: string) =>
  by.db
    .selectFrom('verdict')
    .select(['same', 'reason', 'decided_by', 'decided_at', 'taken_back_at'])
    .where('organisation_id', '=', by.member.organisationId)
    .where(({ or, eb }) => or([eb('a', 'in', filesOf(householdId)), eb('b', 'in', filesOf(householdId))]))
    .orderBy('decided_at')
    .execute()
