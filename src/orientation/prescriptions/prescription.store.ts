import { sql } from 'kysely'
import { searchKey } from '#needs/households/household.search.ts'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import type { Cursor } from '#platform/web/keyset.ts'
import { openStates } from './words.ts'

export const PAGE = 50

/**
 * Prescriptions with what this organisation knows of their household: its name is there only while it is followed.
 * The receiver's name is the directory's; the sender's is the one that the prescription bears, masked where it must be.
 */
const prescriptions = (by: Acting) =>
  by.db
    .selectFrom('prescription as p')
    .innerJoin('organisation as receiver', 'receiver.id', 'p.to_organisation_id')
    .leftJoin('household_access as access', (join) =>
      join.onRef('access.household_id', '=', 'p.household_id').on('access.organisation_id', '=', by.member.organisationId).on('access.ended_at', 'is', null),
    )
    .leftJoin('commune', 'commune.insee', 'access.commune')
    .leftJoin('household', (join) => join.onRef('household.id', '=', 'access.household_id'))
    .leftJoin('programme', 'programme.id', 'p.programme_id')
    .selectAll('p')
    .select([
      'receiver.name as receiver',
      'access.name as household',
      'access.commune as insee',
      'access.scope',
      'access.stage',
      'commune.name as commune',
      'household.chain',
      'programme.name as programme',
    ])

/** A prescription that this organisation sent or received. For the others it does not exist. */
export async function prescriptionSeenBy(by: Acting, id: string) {
  if (!isId(id)) return undefined
  const own = by.member.organisationId
  return prescriptions(by)
    .where('p.id', '=', id)
    .where((where) => where.or([where('p.organisation_id', '=', own), where.and([where('p.to_organisation_id', '=', own), where('access.scope', 'is not', null)])]))
    .executeTakeFirst()
}
export type SeenPrescription = NonNullable<Awaited<ReturnType<typeof prescriptionSeenBy>>>

export type Direction = 'sent' | 'received'

/** One row more than a page, the latest sent first. A received one is listed while its household may be seen. */
export function prescriptionsListed(by: Acting, direction: Direction, states: readonly string[], after: Cursor) {
  const own = by.member.organisationId
  const list = prescriptions(by)
    .where(sql<boolean>`(p.sent_at, p.id) < (${after.at}, ${after.id})`)
    .orderBy('p.sent_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(PAGE + 1)
  const narrowed = states.length > 0 ? list.where('p.state', 'in', states) : list
  return direction === 'sent'
    ? narrowed.where('p.organisation_id', '=', own).execute()
    : narrowed.where('p.to_organisation_id', '=', own).where('access.scope', 'is not', null).execute()
}
export type ListedPrescription = Awaited<ReturnType<typeof prescriptionsListed>>[number]

/** Who addressed this household to whom, for those who see it. */
export const prescriptionsOf = (by: Acting, householdId: string) =>
  prescriptions(by).where('p.household_id', '=', householdId).where('p.state', '<>', 'draft').orderBy('p.sent_at', 'desc').limit(10).execute()

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
export async function servedKinds(by: Acting, householdId: string, { organisationId, programmeId, kinds }: Asked): Promise<string[]> {
  if (kinds.length === 0) return []
  const query = by.db
    .selectFrom('allocation')
    .select('kind')
    .distinct()
    .where('household_id', '=', householdId)
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
    .where('access.household_id', '<>', prescription.household_id)
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
