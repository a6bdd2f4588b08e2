import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { nameKey } from '#platform/text/nameKey.ts'
import type { Cursor } from '#platform/web/keyset.ts'

/** How names are compared in the database (`app.name_key`): titles put aside, as nobody files under "Famille". */
export const searchKey = (name: string): string =>
  nameKey(name).replace(/^(famille|foyer|madame|monsieur|mme|mr|m|mlle) /, '')

export type HouseholdFilter = { name?: string; commune?: string; stage?: number }

/** One row more than a page, so that the pager knows whether there is another. */
export const PAGE = 50

/**
 * The households that this organisation has a reason to see, the latest moved first.
 * Every filter has its own index that begins with the organisation; the name is matched from its beginning.
 */
export function householdsSeenBy(by: Acting, filter: HouseholdFilter, after: Cursor) {
  let list = by.db
    .selectFrom('household_access as access')
    .innerJoin('household', 'household.id', 'access.household_id')
    .innerJoin('commune', 'commune.insee', 'access.commune')
    .select([
      'access.household_id as id',
      'access.name',
      'access.stage',
      'access.status',
      'access.touched_at',
      'commune.name as commune',
      'household.chain',
      'household.adults',
      'household.children',
      'household.closed_as',
    ])
    .where('access.organisation_id', '=', by.member.organisationId)
    .where('access.ended_at', 'is', null)
    .where(sql<boolean>`(access.touched_at, access.household_id) < (${after.at}, ${after.id})`)
    .orderBy('access.touched_at', 'desc')
    .orderBy('access.household_id', 'desc')
    .limit(PAGE + 1)
  if (filter.commune) list = list.where('access.commune', '=', filter.commune)
  if (filter.stage) list = list.where('access.stage', '=', filter.stage)
  const key = filter.name ? searchKey(filter.name) : ''
  if (key) list = list.where('access.name_key', '>=', key).where('access.name_key', '<', `${key}\u{10FFFF}`)
  return list.execute()
}
export type ListedHousehold = Awaited<ReturnType<typeof householdsSeenBy>>[number]
