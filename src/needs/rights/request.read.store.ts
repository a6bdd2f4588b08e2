import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import { filesOf } from '../households/files.store.ts'

/** Only one's own: each organisation answers for what it keeps. */
const requests = (by: Acting) =>
  by.db
    .selectFrom('rights_request as r')
    .innerJoin('household as h', 'h.id', 'r.household_id')
    .selectAll('r')
    .select(['h.name', 'h.chain', 'h.forgotten_at'])
    .where('r.organisation_id', '=', by.member.organisationId)

/** The requests of a household, the latest first, answered or not. */
export const requestsOf = (by: Acting, householdId: string) =>
  requests(by)
    .where('r.household_id', 'in', filesOf(householdId))
    .orderBy('r.received_on', 'desc')
    .orderBy('r.id', 'desc')
    .execute()
export type RightsRequest = Awaited<ReturnType<typeof requestsOf>>[number]

/** One of them, and whether this organisation registered a file of that household: then it may do what is asked by itself. */
export type AskedRequest = RightsRequest & { registrar: boolean }
export const requestSeenBy = async (by: Acting, householdId: string, id: string): Promise<AskedRequest | undefined> =>
  isId(id)
    ? requests(by)
        .select(
          sql<boolean>`exists (select from household x where x.id in (select app.files_of(r.household_id))
            and x.organisation_id = ${by.member.organisationId})`.as('registrar'),
        )
        .where('r.id', '=', id)
        .where('r.household_id', 'in', filesOf(householdId))
        .executeTakeFirst()
    : undefined

/** What awaits an answer, the nearest day first. */
export const openRequests = (by: Acting, most: number): Promise<RightsRequest[]> =>
  requests(by).where('r.answer', 'is', null).orderBy('r.due_on').orderBy('r.id').limit(most).execute()

/** What was answered, the latest first; a family that was forgotten keeps no name. */
export const answeredRequests = (by: Acting, most: number): Promise<RightsRequest[]> =>
  requests(by).where('r.answer', 'is not', null).orderBy('r.answered_on', 'desc').orderBy('r.id').limit(most).execute()

/** The request of a household that comes first, if any. */
export const pressingRequestOf = (by: Acting, householdId: string): Promise<RightsRequest | undefined> =>
  requests(by)
    .where('r.household_id', 'in', filesOf(householdId))
    .where('r.answer', 'is', null)
    .orderBy('r.due_on')
    .orderBy('r.id')
    .limit(1)
    .executeTakeFirst()
