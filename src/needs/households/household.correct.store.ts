import { communeMeant } from '#network/communes/commune.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { searchKey } from '#platform/text/searchKey.ts'
import { refusalOfNoAdult } from '../ages/withoutAdult.rules.ts'
import { withoutAdultIn } from '../ages/withoutAdult.store.ts'
import { addressFor } from './atHand.ts'
import type { CorrectionForm } from './household.form.ts'
import { refusalToReach } from './household.rules.ts'
import type { SeenHousehold } from './household.store.ts'

/** Corrects what is known of a household, unless somebody did so since it was read, or no adult would answer for its children any more. */
export const correctHousehold = (
  by: Acting,
  household: SeenHousehold,
  form: CorrectionForm,
): Promise<Refusal | { id: string }> => attempt(by.db, () => correct(by, household, form))

async function correct(by: Acting, household: SeenHousehold, form: CorrectionForm): Promise<Refusal | { id: string }> {
  const commune = await communeMeant(by.db, form.commune)
  if (!commune) return refuse('Cette commune n’est pas reconnue. Écrivez son nom et son code postal.', 'commune')
  const reach = refusalToReach(form)
  if (reach) return refuse(reach.sentence, reach.field)
  const { version, ...values } = form
  const { numUpdatedRows } = await by.db
    .updateTable('household')
    .set({
      ...values,
      name_key: searchKey(values.name),
      phone: values.phone ?? null,
      email: values.email ?? null,
      connection_at_hand: values.connection_at_hand ?? null,
      // An address that this organisation may not read is not one that it corrects.
      address:
        addressFor(by.member.organisationId, household) === household.address ? values.address : household.address,
      // Any of those who follow it may ask for the precaution; the one that registered it lifts it.
      confidential_address:
        values.confidential_address ||
        (household.confidential_address && household.organisation_id !== by.member.organisationId),
      commune: commune.insee,
      version: version + 1,
    })
    .where('id', '=', household.id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n)
    return refuse(
      'Quelqu’un a modifié cette fiche pendant que vous l’aviez sous les yeux. Relisez-la, puis recommencez.',
    )
  const alone =
    household.adults > 0 && values.adults === 0 ? refusalOfNoAdult(await withoutAdultIn(by, household.id)) : null
  if (alone) return refuse(alone, 'adults')
  await record(by, { act: 'household.corrected', subject: ['household', household.id], householdId: household.id })
  return { id: household.id }
}
