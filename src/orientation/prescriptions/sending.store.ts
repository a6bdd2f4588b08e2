import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { noteFifteen } from '../young/young.store.ts'
import { noteAgreement } from './agreement.store.ts'
import { endReplaced, lockedInstead } from './instead.store.ts'
import { maskedWords } from './masked.store.ts'
import { noteNeeds } from './need.store.ts'
import type { SendForm } from './prescription.form.ts'
import { senderWords } from './prescription.rules.ts'
import { type AddressedHousehold, type Sendable, sendable } from './sendable.store.ts'
import { tellSent } from './tell.ts'

/**
 * Addresses a household to a structure, which sees from then on whom it concerns and what for, and the rest once it accepts. Notes the agreement that came with it, and the needs
 * that nobody had noted. `instead`: the refused or silent prescription that this one replaces. May be called many times in one
 * transaction: each sending counts against the cap of the member.
 */
export async function sendPrescription(
  by: Acting,
  household: AddressedHousehold,
  form: SendForm,
  instead?: string,
): Promise<Refusal | { id: string }> {
  const may = await sendable(by, household, form)
  if (refused(may)) return may
  const replaced = await lockedInstead(by, instead)
  if (refused(replaced)) return replaced
  if (may.fifteen) await noteFifteen(by, household.id, may.fifteen)
  const id = await written(by, household, form, may)
  if (!id) return refuse(`Un collègue vient d’orienter cette famille vers ${may.receiver.name}.`)
  if (!may.agreedBefore) await noteAgreement(by, household.id, may.receiver.organisationId, form)
  await noteNeeds(by, household.id, form)
  await sql`select share_household(${household.id}, ${may.receiver.organisationId}, 'prescription', 'status')`.execute(
    by.db,
  )
  if (replaced) await endReplaced(by, replaced)
  await record(by, {
    act: 'prescription.sent',
    subject: ['prescription', id],
    householdId: household.id,
    to: 'sent',
    data: {
      ...{ to: may.receiver.name, kinds: form.kinds, urgent: form.urgent },
      ...{ agreed: form.agreed ?? null, young: may.young, instead: instead ?? null },
      ...(may.fifteen && { fifteen: may.fifteen }),
    },
  })
  await tellSent(by, { id, sent_at: by.now, asked_at: null, paused_seconds: 0 }, may.receiver.email)
  return { id }
}

/** The row itself, or null when a colleague has just written the same. */
async function written(by: Acting, household: AddressedHousehold, form: SendForm, { receiver, young }: Sendable) {
  const id = by.newId()
  const { numInsertedOrUpdatedRows } = await by.db
    .insertInto('prescription')
    .values({
      ...{ id, household_id: household.id, member_id: by.member.id, young },
      ...{ kinds: form.kinds, urgent: form.urgent, message: form.message },
      sender: senderWords(by.member, await maskedWords(by)),
      organisation_id: by.member.organisationId,
      to_organisation_id: receiver.organisationId,
      programme_id: receiver.programmeId,
      ...{ sent_at: by.now, updated_at: by.now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows ? id : null
}
