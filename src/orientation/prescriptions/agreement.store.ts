import { sql } from 'kysely'
import { filesOf } from '#needs/households/files.store.ts'
import { NOTICE_VERSION } from '#needs/notice/words.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { SendForm } from './prescription.form.ts'

/** What a family agreed to, and to which organisations it was addressed since. */
export type Agreed = { receiver_id: string | null; addressed: string[] }

/** The agreements to be spoken of to those who may help, that the family did not take back. */
export async function agreedOf(by: Acting, householdId: string): Promise<Agreed[]> {
  const { rows } = await sql<Agreed>`
    select g.receiver_id, array(select distinct p.to_organisation_id from prescription p where p.household_id in ${filesOf(householdId)}
      and (p.sent_at at time zone 'Europe/Paris')::date >= g.given_on) as addressed
    from agreement g where g.household_id in ${filesOf(householdId)} and g.kind = 'sharing' and g.withdrawn_on is null`.execute(
    by.db,
  )
  return rows
}

/** Notes, with the prescription that it allows, that the family agreed to this receiver. Part of that act. */
export const noteAgreement = (by: Acting, householdId: string, receiverId: string, form: SendForm) =>
  by.db
    .insertInto('agreement')
    .values({
      ...{
        id: by.newId(),
        household_id: householdId,
        receiver_id: receiverId,
        organisation_id: by.member.organisationId,
        kind: 'sharing',
        noted_by: by.member.name,
      },
      ...{ how: form.agreed ?? 'spoken', given_on: form.agreed_on ?? dayOf(by.now), text_version: NOTICE_VERSION },
    })
    .execute()
