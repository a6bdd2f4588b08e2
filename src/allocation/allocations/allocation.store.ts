import { ownedByAnother } from '#equipment/devices/device.owner.store.ts'
import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'

/** The promises of this organisation to one household, cancelled ones aside. */
export const promisesTo = (by: Acting, householdId: string) =>
  promised(by)
    .where('allocation.household_id', 'in', filesOf(householdId))
    .where('allocation.state', '<>', 'cancelled')
    .execute()
export type Promised = Awaited<ReturnType<typeof promisesTo>>[number]

/** One promise of this organisation, as long as it sees the household. */
export const promiseSeenBy = async (by: Acting, id: string) =>
  isId(id)
    ? promised(by)
        .innerJoin('household', 'household.id', 'allocation.household_id')
        .select('household.name as household')
        .where('allocation.id', '=', id)
        .executeTakeFirst()
    : undefined

const promised = (by: Acting) =>
  by.db
    .selectFrom('allocation')
    .innerJoin('programme', 'programme.id', 'allocation.programme_id')
    .leftJoin('device', 'device.id', 'allocation.device_id')
    .leftJoin('organisation as owner', ownedByAnother(by))
    .leftJoin('sim_card', 'sim_card.id', 'allocation.sim_card_id')
    .select([
      'allocation.id',
      'allocation.household_id',
      'allocation.programme_id',
      'allocation.commune',
      'allocation.kind',
      'allocation.state',
      'allocation.device_id',
      'allocation.sim_card_id',
      'allocation.promised_at',
      'allocation.promised_by',
      'allocation.agreement_id',
      'programme.name as programme',
      'device.number',
      'device.brand',
      'device.model',
      'device.kind as device_kind',
      'device.state as device_state',
      'sim_card.iccid',
      'sim_card.state as sim_state',
      'owner.name as owner',
    ])
    .where('allocation.organisation_id', '=', by.member.organisationId)
    .orderBy('allocation.promised_at')
    .orderBy('allocation.kind')
