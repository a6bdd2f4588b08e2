import { filesOf } from '#needs/households/files.store.ts'
import { NOTICE_VERSION } from '#needs/notice/words.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { SendForm } from './prescription.form.ts'

/** Whether the family agreed that it be spoken of to those who may help it, and did not take it back. */
export async function hasAgreed(by: Acting, householdId: string): Promise<boolean> {
  const agreement = await by.db
    .selectFrom('agreement')
    .select('id')
    .where('household_id', 'in', filesOf(householdId))
    .where('kind', '=', 'sharing')
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst()
  return agreement !== undefined
}

/** Notes, with the prescription that it allows, that the family agreed. Part of that act. */
export const noteAgreement = (by: Acting, householdId: string, form: SendForm) =>
  by.db
    .insertInto('agreement')
    .values({
      ...{
        id: by.newId(),
        household_id: householdId,
        organisation_id: by.member.organisationId,
        kind: 'sharing',
        noted_by: by.member.name,
      },
      ...{ how: form.agreed ?? 'spoken', given_on: form.agreed_on ?? dayOf(by.now), text_version: NOTICE_VERSION },
    })
    .execute()
