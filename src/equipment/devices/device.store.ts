import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import { zone } from '#platform/i18n/dates.ts'
import type { Cursor } from '#platform/web/keyset.ts'
import type { Quality } from '../stock/stock.words.ts'

/** What a list of devices shows of each. */
export const columns = [
  'device.id',
  'device.number',
  'device.organisation_id',
  'device.donor_id',
  'device.donation_id',
  'device.kind',
  'device.brand',
  'device.model',
  'device.serial',
  'device.inventory_tag',
  'device.state',
  'device.exited_as',
  'device.locked',
  'device.missing_part',
  'device.in_dispute',
] as const

/** When a device entered its state, as the reader may know it: the month of what a family has, for whoever does not keep it. */
export const movedAt = sql<Date>`moment_read(device.updated_at, device.state, device.organisation_id, ${sql.lit(zone)})`
export const byMonth = sql<boolean>`by_month(device.state, device.organisation_id)`

export type DeviceFilter = {
  state?: string
  /** Any of these states: a family of the stock. */
  states?: readonly string[]
  kind?: string
  text?: string
  donationId?: string
  /** Null: machines for which nobody said a place. */
  placeId?: string | null
  quality?: Quality
}

/**
 * A donor's list is what it gave; the others' is what they keep. With `donationId` (a lot already seen) it is the whole
 * lot, wherever its devices are now. `text` is a part of a number, serial number, tag or model.
 */
export const listDevices = (by: Acting, filter: DeviceFilter, after: Cursor, size: number) =>
  by.db
    .selectFrom('device')
    .select(columns)
    .select([movedAt.as('updated_at'), byMonth.as('by_month')])
    .where('device.joined_to', 'is', null)
    .$if(filter.donationId !== undefined, (q) => q.where('device.donation_id', '=', filter.donationId ?? ''))
    .$if(filter.donationId === undefined, (q) =>
      q.where(by.member.role === 'donor' ? 'device.donor_id' : 'device.organisation_id', '=', by.member.organisationId),
    )
    .$if(!!filter.state, (q) => q.where('device.state', '=', filter.state ?? ''))
    .$if(!!filter.states, (q) => q.where('device.state', 'in', [...(filter.states ?? [])]))
    .$if(filter.placeId !== undefined, (q) =>
      filter.placeId ? q.where('device.place_id', '=', filter.placeId) : q.where('device.place_id', 'is', null),
    )
    .$if(filter.quality === 'ungraded', (q) => q.where('device.working', 'is', null))
    .$if(filter.quality === 'whole', (q) => q.where('device.working', '=', 'A'))
    .$if(filter.quality === 'fault', (q) => q.where('device.working', '<>', 'A'))
    .$if(!!filter.kind, (q) => q.where('device.kind', '=', filter.kind ?? ''))
    .$if(!!filter.text, (q) =>
      q.where((w) =>
        w.or(
          (['number', 'serial', 'inventory_tag', 'model', 'brand'] as const).map((column) =>
            w(`device.${column}`, 'ilike', `%${escapeLike(filter.text ?? '')}%`),
          ),
        ),
      ),
    )
    .where(sql<boolean>`(${orderOf(by, filter)}, device.id) < (${after.at}, ${after.id})`)
    .orderBy(orderOf(by, filter), 'desc')
    .orderBy('device.id', 'desc')
    .limit(size)
    .execute()

/** What one keeps is read to the instant, by the index; an address that turns pages tells no more than the list. */
const orderOf = (by: Acting, { donationId }: DeviceFilter) =>
  donationId === undefined && by.member.role !== 'donor' ? sql<Date>`device.updated_at` : movedAt

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** One device, for whoever keeps it, owns it, gave it or refurbished it. */
export const deviceSeenBy = async (by: Acting, id: string) => {
  if (!isId(id)) return undefined
  const own = by.member.organisationId
  const row = await by.db
    .selectFrom('device')
    .innerJoin('organisation as keeper', 'keeper.id', 'device.organisation_id')
    .leftJoin('organisation as donor', 'donor.id', 'device.donor_id')
    .leftJoin('organisation as owner', 'owner.id', 'device.owner_id')
    .leftJoin('donation', 'donation.id', 'device.donation_id')
    .leftJoin('place', 'place.id', 'device.place_id')
    .selectAll('device')
    .select([
      'keeper.name as keeper',
      'donor.name as donor',
      'owner.name as owner',
      'donation.title as lot',
      'donation.announced_at',
      'donation.received_at',
      'place.name as place',
    ])
    .select([movedAt.as('moved_at'), byMonth.as('by_month')])
    .where('device.id', '=', id)
    .where((w) =>
      w.or([
        w('device.organisation_id', '=', own),
        w('device.owner_id', '=', own),
        w('device.donor_id', '=', own),
        w('donation.refurbisher_id', '=', own),
      ]),
    )
    .executeTakeFirst()
  if (!row) return undefined
  const { moved_at, ...device } = row
  return { ...device, updated_at: moved_at }
}

export type Device = NonNullable<Awaited<ReturnType<typeof deviceSeenBy>>>

/** The same row, locked, and only for the organisation that keeps it: acts begin here. */
export const lockDevice = (by: Acting, id: string) =>
  by.db
    .selectFrom('device')
    .selectAll()
    .where('id', '=', id)
    .where('organisation_id', '=', by.member.organisationId)
    .forUpdate()
    .executeTakeFirst()
