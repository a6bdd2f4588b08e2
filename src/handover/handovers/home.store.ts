import { noteAgreements } from '#needs/households/household.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import type { SignForm } from './handover.form.ts'
import type { SeenHandover } from './handover.store.ts'

/** What a school asks on the sheet and its file did not say yet: where the child lives, with whom else. Gives the address. */
export async function noteHome(by: Acting, handover: SeenHandover, form: SignForm): Promise<string> {
  const { household_id: id } = handover
  const address = form.address && !handover.address ? form.address : ''
  if (address) await by.db.updateTable('household').set({ address }).where('id', '=', id).execute()
  if (form.other_home)
    await by.db
      .updateTable('beneficiary')
      .set({ other_home: form.other_home })
      .where('household_id', '=', id)
      .where('adult', '=', false)
      .where('other_home', '=', '')
      .execute()
  // The sheet tells the family what is noted of it: whoever registers a class could not have told it before.
  if (!(await isInformed(by, id))) await noteAgreements(by, id, { agreed: undefined })
  return address
}

const isInformed = async (by: Acting, householdId: string): Promise<boolean> =>
  (await by.db
    .selectFrom('agreement')
    .select('id')
    .where('household_id', '=', householdId)
    .where('organisation_id', '=', by.member.organisationId)
    .where('kind', '=', 'information')
    .limit(1)
    .executeTakeFirst()) !== undefined
