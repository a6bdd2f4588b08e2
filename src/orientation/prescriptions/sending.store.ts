import { sql } from 'kysely'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { type NeedKind, needWords } from '#needs/households/words.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { endedInNothing } from '../arrivals/arrival.store.ts'
import { hasAgreed, noteAgreement } from './agreement.store.ts'
import { heldPrescription } from './held.store.ts'
import { isSuspended, refusalOfSender } from './limits.store.ts'
import { maskedWords } from './masked.store.ts'
import { noteNeeds } from './need.store.ts'
import type { SendForm } from './prescription.form.ts'
import { refusalToReroute, refusalToSend, senderWords } from './prescription.rules.ts'
import { receiversFor } from './receiver.store.ts'
import { openTowards, servedKinds } from './served.store.ts'
import { tellSent } from './tell.ts'

type Known = Pick<SeenHousehold, 'id' | 'commune' | 'scope' | 'status'>

/**
 * Addresses a household to a structure, which sees it from then on. Notes the agreement that came with it, and the needs
 * that nobody had noted. `instead`: the refused or silent prescription that this one replaces. May be called many times in one
 * transaction: each sending counts against the cap of the member.
 */
export async function sendPrescription(
  by: Acting,
  household: Known,
  form: SendForm,
  instead?: string,
): Promise<Refusal | { id: string }> {
  const stopped = await refusalOfSender(by)
  if (stopped) return refuse(stopped)
  const receiver = (await receiversFor(by, household.commune)).find(({ value }) => value === form.to)
  if (!receiver) return refuse('Cette structure ne reçoit pas d’orientations. Choisissez-en une autre.', 'to')
  if (form.agreed_on && form.agreed_on > dayOf(by.now)) return refuse('Ce jour n’est pas encore venu.', 'agreed_on')
  const [agreedBefore, already, served] = await Promise.all([
    hasAgreed(by, household.id),
    openTowards(by, household.id, receiver.organisationId),
    servedKinds(by, household.id, { ...receiver, kinds: form.kinds }),
  ])
  const replaced = instead ? await heldPrescription(by, instead, 'organisation_id') : undefined
  const notReplaced =
    replaced &&
    refusalToReroute({
      state: replaced.state,
      suspended: await isSuspended(by, replaced.to_organisation_id),
      toNothing: replaced.state === 'accepted' && (await endedInNothing(by, replaced.id)),
    })
  if (notReplaced) return refuse(notReplaced)
  const agreed = agreedBefore || form.agreed !== undefined
  const said = served.map((kind) => needWords[kind as NeedKind])
  const refusal = refusalToSend({ household, agreed, already, served: said }, by.now)
  if (refusal) return refuse(refusal, served.length > 0 ? 'kinds' : agreedBefore || form.agreed ? undefined : 'agreed')
  const id = by.newId()
  const sender = senderWords(by.member, await maskedWords(by))
  const { numInsertedOrUpdatedRows: written } = await by.db
    .insertInto('prescription')
    .values({
      ...{
        id,
        household_id: household.id,
        sender,
        member_id: by.member.id,
        kinds: form.kinds,
        urgent: form.urgent,
        message: form.message,
      },
      ...{
        organisation_id: by.member.organisationId,
        to_organisation_id: receiver.organisationId,
        programme_id: receiver.programmeId,
      },
      ...{ sent_at: by.now, updated_at: by.now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (!written) return refuse('Un collègue vient d’orienter cette famille vers cette coordination.')
  if (!agreedBefore) await noteAgreement(by, household.id, form)
  await noteNeeds(by, household.id, form)
  await sql`select share_household(${household.id}, ${receiver.organisationId}, 'prescription', 'full')`.execute(by.db)
  if (replaced) {
    await by.db
      .updateTable('prescription')
      .set({ state: 'rerouted', asked_at: null, noted_at: by.now, updated_at: by.now })
      .where('id', '=', replaced.id)
      .execute()
    await sql`select end_prescription(${replaced.id})`.execute(by.db)
  }
  await record(by, {
    act: 'prescription.sent',
    subject: ['prescription', id],
    householdId: household.id,
    to: 'sent',
    data: {
      to: receiver.name,
      kinds: form.kinds,
      urgent: form.urgent,
      agreed: form.agreed ?? null,
      instead: instead ?? null,
    },
  })
  await tellSent(by, { id, sent_at: by.now, asked_at: null, paused_seconds: 0 }, receiver.email)
  return { id }
}
