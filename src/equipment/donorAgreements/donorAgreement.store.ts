import type { Acting } from '#platform/access/acting.ts'

/** The agreements that an organisation wrote or confirms, the latest first. */
export const listAgreements = (by: Acting, limit: number) =>
  ofMine(by).orderBy('a.written_at', 'desc').orderBy('a.id', 'desc').limit(limit).execute()

/** One agreement, for its donor and its refurbisher. */
export const agreementSeenBy = (by: Acting, id: string) => ofMine(by).where('a.id', '=', id).executeTakeFirst()

export type DonorAgreement = NonNullable<Awaited<ReturnType<typeof agreementSeenBy>>>

/** Those under which a donor may announce a lot that day. */
export const agreementsInForce = (by: Acting, day: string) =>
  ofMine(by)
    .where('a.organisation_id', '=', by.member.organisationId)
    .where('a.state', '=', 'confirmed')
    .where('a.starts_on', '<=', day)
    .where((w) => w.or([w('a.ends_on', 'is', null), w('a.ends_on', '>=', day)]))
    .orderBy('a.written_at', 'desc')
    .limit(50)
    .execute()

/** The lots announced under an agreement. */
export const lotsUnder = (by: Acting, agreementId: string) =>
  by.db
    .selectFrom('donation')
    .select(['id', 'title', 'announced', 'kinds', 'state', 'announced_at'])
    .where('agreement_id', '=', agreementId)
    .where((w) =>
      w.or([w('organisation_id', '=', by.member.organisationId), w('refurbisher_id', '=', by.member.organisationId)]),
    )
    .orderBy('announced_at', 'desc')
    .limit(100)
    .execute()

/** The documents kept with an agreement, the oldest first. */
export const papersOf = (by: Acting, agreementId: string) =>
  by.db
    .selectFrom('donation_paper as p')
    .innerJoin('organisation as o', 'o.id', 'p.organisation_id')
    .select(['p.file_id', 'p.name', 'p.added_at', 'o.name as organisation'])
    .where('p.agreement_id', '=', agreementId)
    .orderBy('p.added_at')
    .limit(50)
    .execute()

const ofMine = (by: Acting) =>
  by.db
    .selectFrom('donor_agreement as a')
    .innerJoin('organisation as donor', 'donor.id', 'a.organisation_id')
    .innerJoin('organisation as refurbisher', 'refurbisher.id', 'a.refurbisher_id')
    .selectAll('a')
    .select([
      'donor.name as donor',
      'donor.kind as donor_kind',
      'refurbisher.name as refurbisher',
      'donor.email as donor_email',
      'refurbisher.email as refurbisher_email',
    ])
    .where((w) =>
      w.or([
        w('a.organisation_id', '=', by.member.organisationId),
        w('a.refurbisher_id', '=', by.member.organisationId),
      ]),
    )
