import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { record } from '#platform/audit/event.store.ts'
import { zone } from '#platform/i18n/dates.ts'
import type { TermsForm } from './loan.form.ts'
import { type Terms, usualTerms } from './loan.rules.ts'

/**
 * The words that a loan was made on: the last that the programme of its machine had said when it was signed, for that day; the usual
 * ones when it had said none. `before` stands for the signature of what is not signed yet.
 */
export const termsOf = async (by: Acting, handoverId: string, before: Date): Promise<Terms> =>
  (await termsOfAll(by, [handoverId], before)).get(handoverId) ?? usualTerms

/** The same for several sheets at once, by sheet. */
export async function termsOfAll(
  by: Acting,
  handoverIds: readonly string[],
  before: Date,
): Promise<Map<string, Terms>> {
  const { rows } = await sql<Terms & { handover_id: string }>`
    select distinct on (h.id) h.id as handover_id, t.months, t.renewals, t.notice_days, t.care
    from handover h cross join lateral (select coalesce(h.signed_at, ${before}::timestamptz) as at) signed
    join handover_item i on i.handover_id = h.id and i.device_id is not null join allocation a on a.id = i.allocation_id
    join loan_terms t on t.programme_id = a.programme_id and t.said_at <= signed.at and t.from_on <= (signed.at at time zone ${zone})::date
    where h.id = any (${[...handoverIds]}::uuid[]) and t.organisation_id = ${by.member.organisationId}
    order by h.id, t.from_on desc, t.said_at desc`.execute(by.db)
  const said = new Map(rows.map(({ handover_id, ...terms }) => [handover_id, terms]))
  return new Map(handoverIds.map((id) => [id, said.get(id) ?? usualTerms]))
}

/** Everything that a programme said of its loans, the latest first. */
export const termsSaid = (by: Acting, programmeId: string) =>
  by.db
    .selectFrom('loan_terms')
    .selectAll()
    .select(sql<string>`from_on::text`.as('from_day'))
    .where('programme_id', '=', programmeId)
    .where('organisation_id', '=', by.member.organisationId)
    .orderBy('from_on', 'desc')
    .orderBy('said_at', 'desc')
    .limit(50)
    .execute()

/** Says on what a programme lends from a day on. Said again for the same day, the last word holds for what is signed from then on. */
export async function sayTerms(by: Acting, programmeId: string, { from_on, ...terms }: TermsForm): Promise<void> {
  await by.db
    .insertInto('loan_terms')
    .values({
      id: by.newId(),
      organisation_id: by.member.organisationId,
      programme_id: programmeId,
      from_on,
      ...terms,
      said_by: by.member.name,
      said_at: by.now,
    })
    .execute()
  await record(by, {
    act: 'loan_terms.said',
    subject: ['programme', programmeId],
    data: { from: from_on, months: terms.months, renewals: terms.renewals, notice_days: terms.notice_days },
  })
}
