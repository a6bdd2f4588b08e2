import type { Acting } from '#platform/access/acting.ts'
import { filesOf } from '../households/files.store.ts'

/** When this organisation was asked to tell a household before it is forgotten, and what came of it. */
export const warningsOf = (by: Acting, householdId: string) =>
  by.db
    .selectFrom('warning')
    .select(['asked_at', 'state', 'how', 'told_on', 'noted_by'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('household_id', 'in', filesOf(householdId))
    .orderBy('asked_at')
    .execute()
export type PastWarning = Awaited<ReturnType<typeof warningsOf>>[number]
