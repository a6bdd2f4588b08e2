import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { Cursor } from '#platform/web/keyset.ts'
import { isOfLot } from '../reuse/fate.store.ts'

/** The lots that an organisation gives or receives, the latest first. */
export const listDonations = (by: Acting, after: Cursor, size: number) =>
  withNames(by)
    .where((w) =>
      w.or([
        w('donation.organisation_id', '=', by.member.organisationId),
        w('donation.refurbisher_id', '=', by.member.organisationId),
      ]),
    )
    .where(sql<boolean>`(donation.announced_at, donation.id) < (${after.at}, ${after.id})`)
    .orderBy('donation.announced_at', 'desc')
    .orderBy('donation.id', 'desc')
    .limit(size)
    .execute()

/** One lot, for its donor and its refurbisher. */
export const donationSeenBy = (by: Acting, id: string) =>
  withNames(by)
    .where('donation.id', '=', id)
    .where((w) =>
      w.or([
        w('donation.organisation_id', '=', by.member.organisationId),
        w('donation.refurbisher_id', '=', by.member.organisationId),
      ]),
    )
    .executeTakeFirst()

export type Donation = NonNullable<Awaited<ReturnType<typeof donationSeenBy>>>

const withNames = (by: Acting) =>
  by.db
    .selectFrom('donation')
    .innerJoin('organisation as donor', 'donor.id', 'donation.organisation_id')
    .innerJoin('organisation as refurbisher', 'refurbisher.id', 'donation.refurbisher_id')
    .selectAll('donation')
    .select([
      'donor.name as donor',
      'refurbisher.name as refurbisher',
      'donor.email as donor_email',
      'refurbisher.email as refurbisher_email',
    ])

/** Workshops to which a lot may be given. */
export const refurbishers = (by: Acting) =>
  by.db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('kind', '=', 'refurbisher')
    .orderBy('name')
    .limit(200)
    .execute()

/** How far a lot is: how many devices, never whose hands they are in. `announced` counts those not arrived yet. */
export type Progress = {
  devices: number
  announced: number
  received: number
  wiped: number
  ready: number
  handedOver: number
  recycled: number
  /** Sold, given to another organisation, or sent back to its donor. */
  elsewhere: number
}

export async function progressOf(by: Acting, donationId: string): Promise<Progress> {
  const { rows } = await sql<Progress>`
    select count(*)::int as devices,
      count(*) filter (where state = 'announced')::int as announced,
      count(*) filter (where state <> 'announced')::int as received,
      count(*) filter (where state not in ('announced', 'received', 'identified', 'to_wipe', 'wipe_failed', 'returned')
        and exists (select from wipe w where w.device_id = device.id and w.verdict = 'verified'))::int as wiped,
      count(*) filter (where state in ('ready', 'reserved', 'handed_over', 'return_due'))::int as ready,
      count(*) filter (where state in ('handed_over', 'return_due'))::int as "handedOver",
      count(*) filter (where state = 'destroyed' or exited_as in ('recycled', 'parts', 'refused_as_waste'))::int as recycled,
      count(*) filter (where state = 'exited' and (exited_as is null or exited_as in ('sold', 'given')))::int as elsewhere
    from device where donation_id = ${donationId} and ${isOfLot}`.execute(by.db)
  return (
    rows[0] ?? { devices: 0, announced: 0, received: 0, wiped: 0, ready: 0, handedOver: 0, recycled: 0, elsewhere: 0 }
  )
}

/** The devices of a lot with the last wipe that was verified: what the donor keeps in its own register. */
export const registerOf = (by: Acting, donationId: string, limit: number) =>
  by.db
    .selectFrom('device')
    .leftJoinLateral(
      (q) =>
        q
          .selectFrom('wipe')
          .select(['wipe.id as wipe_id', 'wipe.tool', 'wipe.method', 'wipe.finished_at', 'wipe.file_sha256'])
          .whereRef('wipe.device_id', '=', 'device.id')
          .where('wipe.verdict', '=', 'verified')
          .orderBy('wipe.created_at', 'desc')
          .limit(1)
          .as('proof'),
      (join) => join.onTrue(),
    )
    .select([
      'device.id',
      'device.number',
      'device.kind',
      'device.brand',
      'device.model',
      'device.serial',
      'device.inventory_tag',
      'device.state',
      'device.exited_as',
      'device.drives',
      'device.updated_at',
    ])
    .select(['proof.wipe_id', 'proof.tool', 'proof.method', 'proof.finished_at', 'proof.file_sha256'])
    .where('device.donation_id', '=', donationId)
    .where(isOfLot)
    .orderBy('device.number')
    .limit(limit)
    .execute()
