import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'

const written = (by: Acting) =>
  by.db
    .selectFrom('funding_agreement as a')
    .leftJoin('organisation as funder', 'funder.id', 'a.funder_id')
    .selectAll('a')
    .select('funder.name as funder')

/** The agreements that pay for a programme, as who runs it or who pays reads them; the first to begin comes first. */
export const fundingAgreementsOf = (by: Acting, programmeId: string) =>
  written(by)
    .where('a.programme_id', '=', programmeId)
    .where(by.member.role === 'funder' ? 'a.funder_id' : 'a.organisation_id', '=', by.member.organisationId)
    .orderBy('a.starts_on')
    .orderBy('a.id')
    .limit(200)
    .execute()

/** One agreement of a programme, for who runs it. */
export const fundingAgreementSeenBy = async (by: Acting, programmeId: string, id: string) =>
  isId(id)
    ? written(by)
        .where('a.id', '=', id)
        .where('a.programme_id', '=', programmeId)
        .where('a.organisation_id', '=', by.member.organisationId)
        .executeTakeFirst()
    : undefined

export type SeenFundingAgreement = NonNullable<Awaited<ReturnType<typeof fundingAgreementSeenBy>>>
