import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { TermsForm } from './loan.form.ts'
import { type Terms, usualTerms } from './loan.rules.ts'

/** The words that a loan was made on: those that its programme had on the day it began; the usual ones when it had none. */
export async function termsOf(by: Acting, handoverId: string, began: Date): Promise<Terms> {
  const { rows } = await sql<Terms>`
    select t.months, t.renewals, t.notice_days, t.care from loan_terms t
    where t.organisation_id = ${by.member.organisationId} and t.from_on <= ${dayOf(began)}::date and t.programme_id in (
      select a.programme_id from handover_item i join allocation a on a.id = i.allocation_id where i.handover_id = ${handoverId})
    order by t.from_on desc limit 1`.execute(by.db)
  return rows[0] ?? usualTerms
}

/** The same for several sheets at once, by sheet. */
export async function termsOfAll(by: Acting, handoverIds: readonly string[], began: Date): Promise<Map<string, Terms>> {
  const { rows } = await sql<Terms & { handover_id: string }>`
    select distinct on (i.handover_id) i.handover_id, t.months, t.renewals, t.notice_days, t.care
    from handover_item i join allocation a on a.id = i.allocation_id join loan_terms t on t.programme_id = a.programme_id
    where i.handover_id = any (${[...handoverIds]}::uuid[]) and t.organisation_id = ${by.member.organisationId} and t.from_on <= ${dayOf(began)}::date
    order by i.handover_id, t.from_on desc`.execute(by.db)
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
    .limit(50)
    .execute()

/** Says on what a programme lends from a day on. Said again for the same day, the last word holds. */
export async function sayTerms(by: Acting, programmeId: string, { from_on, ...terms }: TermsForm): Promise<void> {
  const said = { ...terms, said_by: by.member.name, said_at: by.now }
  await by.db
    .insertInto('loan_terms')
    .values({
      id: by.newId(),
      organisation_id: by.member.organisationId,
      programme_id: programmeId,
      from_on,
      ...said,
    })
    .onConflict((c) => c.columns(['programme_id', 'from_on']).doUpdateSet(said))
    .execute()
  await record(by, {
    act: 'loan_terms.said',
    subject: ['programme', programmeId],
    data: { from: from_on, months: terms.months, renewals: terms.renewals, notice_days: terms.notice_days },
  })
}
