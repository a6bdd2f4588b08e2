import { sql } from 'kysely'
import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { lockPlaces } from '../programmes/quota.store.ts'
import { isKind } from '../programmes/words.ts'

/** A promise as the acts on it need to know it. */
export type Held = {
  id: string
  household_id: string
  programme_id: string
  commune: string
  kind: string
  device_id: string | null
  sim_card_id: string | null
}

const rank = ({ programme_id, commune, kind }: Held) => `${programme_id} ${commune} ${kind}`

/** A promise once it is locked: what it says now, whatever was read before. */
export type Locked = { state: string; device_id: string | null; sim_card_id: string | null }

/**
 * Locks promises for an act that ends them, and gives each as it is now. The order is the same for every act on a promise
 * (places, crossing quotas, promises, orientations, and only then what is written), so that no two acts ever wait for each other.
 */
export async function lockPromises(by: Acting, promises: readonly Held[]): Promise<Map<string, Locked>> {
  const sorted = [...promises].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
  for (const { programme_id, commune, kind } of sorted)
    if (isKind(kind)) await lockPlaces(by, programme_id, commune, [kind])
  for (const programme of new Set(sorted.map((one) => one.programme_id))) await lockRules(by, programme)
  const rows = await lockAllocations(
    by,
    promises.map(({ id }) => id),
  )
  for (const household of new Set(promises.map((promise) => promise.household_id)))
    await lockOrientations(by, household)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The crossing quotas of a programme, in the order of their identifiers: after its places, before anything that counts. */
export const lockRules = (by: Acting, programmeId: string) => rulesOf(by, programmeId).forNoKeyUpdate().execute()

/** The same, only read. */
export const readRules = (by: Acting, programmeId: string) => rulesOf(by, programmeId).execute()

const rulesOf = (by: Acting, programmeId: string) =>
  by.db
    .selectFrom('quota_rule')
    .select(['id', 'name', 'kind', 'communes', 'publics', 'organisations', 'agreements', 'at_most', 'promised'])
    .where('programme_id', '=', programmeId)
    .where('organisation_id', '=', by.member.organisationId)
    .where('ended_at', 'is', null)
    .orderBy('id')

/** The rows of these promises, in the order of their identifiers. */
export const lockAllocations = (by: Acting, ids: readonly string[]) =>
  by.db
    .selectFrom('allocation')
    .select(['id', 'state', 'household_id', 'device_id', 'sim_card_id'])
    .where('id', 'in', [...new Set(ids)])
    .where('organisation_id', '=', by.member.organisationId)
    .orderBy('id')
    .forUpdate()
    .execute()

/** The orientations of a household to this organisation: they are locked before anything of the household is written. */
export const lockOrientations = (by: Acting, householdId: string) =>
  by.db
    .selectFrom('prescription')
    .select(['id', 'state'])
    .where('household_id', 'in', filesOf(householdId))
    .where('to_organisation_id', '=', by.member.organisationId)
    .orderBy('id')
    .forUpdate()
    .execute()

/** The same of several households, in the order of their identifiers. */
export const lockOrientationsOf = async (by: Acting, householdIds: readonly string[]) =>
  by.db
    .selectFrom('prescription')
    .select(['id', 'state'])
    .where(sql<boolean>`household_id = any (${await filesOfAll(by, householdIds)}::uuid[])`)
    .where('to_organisation_id', '=', by.member.organisationId)
    .orderBy('id')
    .forUpdate()
    .execute()

/** All the files read as one with these households, each named by the file where it is read. As a list, each of which the database looks up. */
export const filesOfAll = async (by: Acting, mains: readonly string[]): Promise<string[]> =>
  (
    await sql<{
      id: string
    }>`select household_id as id from household_access where organisation_id = ${by.member.organisationId} and ended_at is null
        and household_id = any (${[...mains]}::uuid[])
      union select household_id from household_access where organisation_id = ${by.member.organisationId} and ended_at is null and kept_in = any (${[...mains]}::uuid[])`.execute(
      by.db,
    )
  ).rows.map(({ id }) => id)
