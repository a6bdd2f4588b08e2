import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import type { Cursor } from '#platform/web/keyset.ts'

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
