import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import type { Cursor } from '#platform/web/keyset.ts'
import type { Quality } from '../stock/stock.words.ts'
import { serialKey } from './snapshot.identity.ts'

const columns = [
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
  'device.updated_at',
] as const

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
    .where(sql<boolean>`(device.updated_at, device.id) < (${after.at}, ${after.id})`)
    .orderBy('device.updated_at', 'desc')
    .orderBy('device.id', 'desc')
    .limit(size)
    .execute()

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** One device, for whoever keeps it, owns it, gave it or refurbished it. */
export const deviceSeenBy = async (by: Acting, id: string) => {
  if (!isId(id)) return undefined
  const own = by.member.organisationId
  return by.db
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

/** A device found by what a scanner or a person gives: its number, serial number, the donor's tag, or any other number it is known by. */
export const deviceCalled = (by: Acting, said: string) => {
  const number = said.toUpperCase().replace(/^ML\s*-?\s*(\d+)$/, (_, digits: string) => `ML-${digits.padStart(4, '0')}`)
  return by.db
    .selectFrom('device')
    .select(columns)
    .where('organisation_id', '=', by.member.organisationId)
    .where('joined_to', 'is', null)
    .where((w) =>
      w.or([
        w('number', '=', number),
        w(sql<string>`upper(serial)`, '=', said.toUpperCase()),
        w(sql<string>`upper(inventory_tag)`, '=', said.toUpperCase()),
        w('id', 'in', aliased(by, [serialKey(said), serialKey(number)])),
      ]),
    )
    .limit(10)
    .execute()
}

/** The devices of the member's organisation known by one of these keys. */
const aliased = (by: Acting, keys: string[]) =>
  by.db
    .selectFrom('device_alias')
    .select('device_id')
    .where('organisation_id', '=', by.member.organisationId)
    .where('key', 'in', keys)

/** Every event of a device that the member may read, the latest first, with the organisation that acted; those of the records it absorbed too. */
export const eventsOf = (by: Acting, deviceId: string) =>
  by.db
    .selectFrom('event')
    .innerJoin('organisation', 'organisation.id', 'event.organisation_id')
    .select([
      'event.id',
      'event.organisation_id',
      'event.act',
      'event.at',
      'event.actor',
      'event.from_state',
      'event.to_state',
      'event.why',
      'event.data',
      'organisation.name as organisation',
    ])
    .where(
      sql<boolean>`event.subject_id = any (array(select ${deviceId}::uuid union all select id from device where joined_to = ${deviceId}))`,
    )
    .where('event.subject_kind', '=', 'device')
    .where('event.household_id', 'is', null)
    .orderBy('event.at', 'desc')
    .orderBy('event.id', 'desc')
    .limit(200)
    .execute()
