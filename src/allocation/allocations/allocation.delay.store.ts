import type { Acting } from '#platform/access/acting.ts'
import { DAY } from '#platform/i18n/dates.ts'

/** A promise that is not in hand after so many days is late. */
const LATE_DAYS = 14

/** Promises of this organisation made more than two weeks ago and not handed over: one line a family, the oldest first. */
export const allocationDelay = (by: Acting) =>
  by.db
    .selectFrom('allocation')
    .innerJoin('household', 'household.id', 'allocation.household_id')
    .select(['allocation.household_id', 'household.name', 'household.chain'])
    .where('allocation.organisation_id', '=', by.member.organisationId)
    .where('allocation.state', '=', 'promised')
    .where('allocation.promised_at', '<', new Date(by.now.getTime() - LATE_DAYS * DAY))
    .select((row) => [
      row.fn.agg<string[]>('array_agg', ['allocation.kind']).as('kinds'),
      row.fn.min('allocation.promised_at').as('promised_at'),
    ])
    .groupBy(['allocation.household_id', 'household.name', 'household.chain'])
    .orderBy('promised_at')
    .limit(20)
    .execute()
