import { keptOf, newToken } from '#network/accounts/invited.ts'
import type { Acting } from '#platform/access/acting.ts'

/** The structure of this name among those of a census, which the caller has locked; of several, the one that answered first. */
export const partnerCalled = (by: Acting, censusId: string, partner: string) =>
  by.db
    .selectFrom('census_invitation')
    .select(['id', 'partner', 'opened_at', 'answered_at'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('census_id', '=', censusId)
    .where((q) => q(q.fn('lower', ['partner']), '=', partner.toLowerCase()))
    .orderBy('answered_at')
    .executeTakeFirst()

/** Adds a structure that answers by its coordination, with what it said: nobody holds its link. Part of an act. */
export async function addPartner(
  by: Acting,
  censusId: string,
  partner: string,
  answers: string,
  came_by: 'list' | 'paper',
): Promise<string> {
  const id = by.newId()
  await by.db
    .insertInto('census_invitation')
    .values({
      ...{ id, organisation_id: by.member.organisationId, census_id: censusId, partner, email: null },
      ...{ invited_at: by.now, answered_at: by.now, answers, came_by, token_hash: keptOf(newToken()) },
    })
    .execute()
  return id
}
