import { takeBackDevice } from '#equipment/devices/device.moves.store.ts'
import { ownPlace } from '#network/places/place.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import type { ReturnForm } from './loan.form.ts'
import type { Loan } from './loan.store.ts'
import { LEFT_LOCKED } from './loan.words.ts'

/** What every return writes, inside the act that brings it about. */
export async function takeBackLoan(
  by: Acting,
  loan: Loan,
  { place: placeId, condition, missing, accessories, lock }: ReturnForm,
): Promise<Refusal | null> {
  const place = await ownPlace(by, placeId)
  if (!place) return refuse('Choisissez un lieu de la liste.', 'place')
  await by.db
    .insertInto('loan_return')
    .values({
      id: by.newId(),
      organisation_id: by.member.organisationId,
      household_id: loan.household_id,
      handover_id: loan.handover_id,
      custody_id: loan.id,
      device_id: loan.device_id,
      place_id: place.id,
      condition,
      missing: accessories === 'missing' ? missing : '',
      received_by: by.member.name,
      returned_at: by.now,
    })
    .execute()
  const refusal = await takeBackDevice(by, loan.device_id)
  if (refusal) return refusal
  await by.db
    .updateTable('device')
    .set({
      place_id: place.id,
      ...(accessories === 'missing' ? { missing_part: missing } : {}),
      ...(lock === 'locked' ? { locked: LEFT_LOCKED } : {}),
    })
    .where('id', '=', loan.device_id)
    .where('organisation_id', '=', by.member.organisationId)
    .execute()
  return null
}
