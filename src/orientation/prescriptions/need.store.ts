import { needsOf } from '#needs/households/need.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import type { SendForm } from './prescription.form.ts'

/** Needs heard and not closed: what the form proposes to ask for. */
export const openNeeds = async (by: Acting, householdId: string) =>
  (await needsOf(by, householdId)).filter(({ state }) => state !== 'closed')

/** Adds what is asked for and that nobody had noted. Part of the sending. */
export const noteNeeds = (by: Acting, householdId: string, form: SendForm) =>
  by.db
    .insertInto('need')
    .values(
      form.kinds.map((kind) => ({
        id: by.newId(),
        household_id: householdId,
        organisation_id: by.member.organisationId,
        kind,
        urgent: form.urgent,
        heard_at: by.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** What is asked for is now in somebody's hands. Part of the acceptance. */
export const needsPrescribed = (by: Acting, householdId: string, kinds: readonly string[]) =>
  by.db
    .updateTable('need')
    .set({ state: 'prescribed', updated_at: by.now })
    .where('household_id', '=', householdId)
    .where('kind', 'in', kinds)
    .where('state', 'in', ['heard', 'qualified'])
    .execute()
