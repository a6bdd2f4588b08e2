import { noteAgreements } from '#needs/households/household.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import type { SignForm } from './handover.form.ts'
import { addressFor, addressKept, type SeenHandover } from './handover.store.ts'

/**
 * What is asked on the sheet and the file did not say yet: where the family lives, with whom else. An address that is there stays, and so
 * does one that another organisation keeps to itself. Gives the address as it stands for this organisation.
 */
export async function noteHome(
  by: Acting,
  { household_id: id }: Pick<SeenHandover, 'household_id'>,
  form: Pick<SignForm, 'address' | 'other_home'>,
): Promise<string> {
  if (form.address)
    await by.db
      .updateTable('household')
      .set({ address: form.address })
      .where('id', '=', id)
      .where('address', '=', '')
      .where(addressKept(by), 'is', false)
      .execute()
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
  const home = await by.db
    .selectFrom('household')
    .select(addressFor(by).as('address'))
    .where('id', '=', id)
    .executeTakeFirst()
  return home?.address ?? ''
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
