import { sql } from 'kysely'
import { ownedByAnother } from '#equipment/devices/device.owner.store.ts'
import type { Acting } from '#platform/access/acting.ts'

/** What did not work when the device was last tried, function by function; null when nobody tried it. */
const faultsOf = sql<
  string[] | null
>`(select array(select jsonb_array_elements_text(tried.data->'faults')) from event tried
  where tried.subject_kind = 'device' and tried.subject_id = device.id and tried.act = 'device.tested' order by tried.at desc, tried.id desc limit 1)`

/** What a handover holds: devices first, then cards, then what goes with them; with the promise that each one keeps, if there is one. */
export const itemsOf = (by: Acting, handoverId: string) => itemsOfAll(by, [handoverId])

/** The same for several sheets at once. */
export const itemsOfAll = (by: Acting, handoverIds: readonly string[]) =>
  by.db
    .selectFrom('handover_item')
    .leftJoin('allocation', 'allocation.id', 'handover_item.allocation_id')
    .leftJoin('device', 'device.id', 'handover_item.device_id')
    .leftJoin('organisation as owner', ownedByAnother(by))
    .leftJoin('sim_card', 'sim_card.id', 'handover_item.sim_card_id')
    .leftJoin('sim_lot', 'sim_lot.id', 'sim_card.lot_id')
    .leftJoin('beneficiary', 'beneficiary.id', 'handover_item.beneficiary_id')
    .select([
      'handover_item.id',
      'handover_item.handover_id',
      'handover_item.allocation_id',
      'handover_item.device_id',
      'handover_item.sim_card_id',
      'handover_item.accessories',
      'handover_item.state',
      'handover_item.why',
      'handover_item.label',
      'handover_item.count',
      'handover_item.packed_at',
      'handover_item.beneficiary_id',
      'handover_item.household_id',
      'allocation.household_id as promised_to',
      'allocation.programme_id',
      'allocation.commune',
      'allocation.kind',
      'device.number',
      'device.kind as device_kind',
      'device.brand',
      'device.model',
      'device.serial',
      'device.inventory_tag',
      'device.value_cents',
      'device.aspect',
      'device.working',
      'device.battery',
      faultsOf.as('faults'),
      'owner.name as owner',
      'sim_card.iccid',
      'sim_card.msisdn',
      'sim_lot.operator',
      'beneficiary.first_name as pupil',
    ])
    .where('handover_item.handover_id', 'in', handoverIds)
    .orderBy(sql`handover_item.label is not null`)
    .orderBy(sql`handover_item.sim_card_id is not null`)
    .orderBy('handover_item.id')
    .execute()
export type Item = Awaited<ReturnType<typeof itemsOf>>[number]
