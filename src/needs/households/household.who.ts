import type { Acting } from '#platform/access/acting.ts'
import type { ListedHousehold } from './household.search.ts'
import { whoIsMeant } from './household.who.rules.ts'

/** By household, who is meant by the name typed when its own name does not say it. Asks nothing when no name was typed. */
export async function whoIsMeantIn(
  by: Acting,
  typed: string | undefined,
  rows: readonly ListedHousehold[],
): Promise<ReadonlyMap<string, string>> {
  if (!typed || rows.length === 0) return new Map()
  const people = await by.db
    .selectFrom('beneficiary')
    .select(['household_id', 'first_name', 'last_name', 'birth_name'])
    .where(
      'household_id',
      'in',
      rows.map(({ id }) => id),
    )
    .where('gone_on', 'is', null)
    .orderBy('id')
    .execute()
  return new Map(
    rows.flatMap(({ id, name }) => {
      const who = whoIsMeant(
        typed,
        name,
        people.filter((one) => one.household_id === id),
      )
      return who ? [[id, who] as const] : []
    }),
  )
}
