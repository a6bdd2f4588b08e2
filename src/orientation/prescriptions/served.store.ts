import { searchKey } from '#needs/households/searchKey.ts'
import { filesOf } from '#needs/oneHousehold/files.ts'
import type { Acting } from '#platform/access/acting.ts'
import type { SeenPrescription } from './prescription.store.ts'
import { openStates } from './words.ts'

/** The prescription of this organisation that already goes on towards this receiver. */
export const openTowards = (by: Acting, householdId: string, receiverId: string) =>
  by.db
    .selectFrom('prescription')
    .select(['state', 'sent_at'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('household_id', '=', householdId)
    .where('to_organisation_id', '=', receiverId)
    .where('state', 'in', openStates)
    .executeTakeFirst()

type Asked = { organisationId: string; programmeId: string | null; kinds: readonly string[] }

/** Among the kinds asked, those already promised or given by the programme (by any of the receiver's, when none is named). */
export async function servedKinds(
  by: Acting,
  householdId: string,
  { organisationId, programmeId, kinds }: Asked,
): Promise<string[]> {
  if (kinds.length === 0) return []
  const query = by.db
    .selectFrom('allocation')
    .select('kind')
    .distinct()
    .where('household_id', 'in', filesOf(householdId))
    .where('organisation_id', '=', organisationId)
    .where('state', '<>', 'cancelled')
    .where('kind', 'in', kinds)
  const rows = await (programmeId ? query.where('programme_id', '=', programmeId) : query).execute()
  return rows.map((row) => row.kind)
}

/** Other households of the same name and commune that this organisation sees, and that it already serves: perhaps the same people. */
export const alikeServed = (by: Acting, prescription: SeenPrescription) =>
  by.db
    .selectFrom('household_access as access')
    .select(['access.household_id as id', 'access.name'])
    .where('access.organisation_id', '=', by.member.organisationId)
    .where('access.ended_at', 'is', null)
    .where('access.name_key', '=', searchKey(prescription.household ?? ''))
    .where('access.commune', '=', prescription.insee)
    .where('access.household_id', 'not in', filesOf(prescription.household_id))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('allocation as a')
          .select('a.id')
          .whereRef('a.household_id', '=', 'access.household_id')
          .where('a.organisation_id', '=', by.member.organisationId)
          .where('a.state', '<>', 'cancelled'),
      ),
    )
    .limit(5)
    .execute()
