import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { donationSeenBy } from '../donations/donation.store.ts'

export type Wanted = {
  state?: string
  kind?: string
  text?: string
  donationId?: string
  /** Some machines alone, in this order. */
  ids?: readonly string[]
}

/** The machines to label, of one's own stock alone: those that were asked for in the order they were, else by number. */
export async function devicesToLabel(by: Acting, wanted: Wanted, most: number) {
  const { state, kind, text, donationId, ids } = wanted
  const lot = donationId ? await donationSeenBy(by, donationId) : null
  const order = ids ? sql`array_position(${sql.val(ids)}::uuid[], device.id)` : sql`device.number`
  return by.db
    .selectFrom('device')
    .select([
      'device.id',
      'device.number',
      'device.brand',
      'device.model',
      'device.kind',
      'device.serial',
      'device.inventory_tag',
    ])
    .where('device.organisation_id', '=', by.member.organisationId)
    .$if(ids !== undefined, (q) => q.where('device.id', 'in', ids?.length ? [...ids] : [by.member.id]))
    .$if(state !== undefined, (q) => q.where('device.state', '=', state ?? ''))
    .$if(kind !== undefined, (q) => q.where('device.kind', '=', kind ?? ''))
    .$if(donationId !== undefined, (q) => q.where('device.donation_id', '=', lot?.id ?? by.member.id))
    .$if(text !== undefined, (q) =>
      q.where((w) =>
        w.or(
          (['number', 'serial', 'inventory_tag', 'model', 'brand'] as const).map((column) =>
            w(`device.${column}`, 'ilike', `%${(text ?? '').replace(/[\\%_]/g, '\\$&')}%`),
          ),
        ),
      ),
    )
    .orderBy(order)
    .orderBy('device.id')
    .limit(most)
    .execute()
}
