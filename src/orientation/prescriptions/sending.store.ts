import { sql } from 'kysely'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { type NeedKind, needWords } from '#needs/households/words.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { send } from '#platform/jobs/outbox.ts'
import type { SendForm } from './prescription.form.ts'
import { refusalToSend, senderWords } from './prescription.rules.ts'
import { openTowards, servedKinds } from './prescription.store.ts'
import { type Receiver, receiversFor } from './receiver.store.ts'

type Known = Pick<SeenHousehold, 'id' | 'commune' | 'scope' | 'status'>

/** Whether the family agreed that it be spoken of to those who may help it, and did not take it back. */
export async function hasAgreed(by: Acting, householdId: string): Promise<boolean> {
  const agreement = await by.db.selectFrom('agreement').select('id').where('household_id', '=', householdId).where('kind', '=', 'sharing').where('withdrawn_on', 'is', null).executeTakeFirst()
  return agreement !== undefined
}

/** Needs heard and not closed: what the form proposes to ask for. */
export const openNeeds = (by: Acting, householdId: string) =>
  by.db.selectFrom('need').select(['kind', 'urgent']).where('household_id', '=', householdId).where('state', '<>', 'closed').execute()

/**
 * Addresses a household to a coordination, which sees it from then on. Notes the agreement that came with it, and the needs
 * that nobody had noted. `instead`: the refused prescription that this one replaces, already checked.
 */
export async function sendPrescription(by: Acting, household: Known, form: SendForm, instead?: string): Promise<Refusal | { id: string }> {
  const receiver = (await receiversFor(by, household.commune)).find(({ value }) => value === form.to)
  if (!receiver) return refuse('Choisissez à qui vous adressez cette famille.', 'to')
  const [agreedBefore, already, served] = await Promise.all([
    hasAgreed(by, household.id),
    openTowards(by, household.id, receiver.organisationId),
    servedKinds(by, household.id, { ...receiver, kinds: form.kinds }),
  ])
  const refusal = refusalToSend({ household, agreed: agreedBefore || form.agreed !== undefined, already, served: served.map((kind) => needWords[kind as NeedKind]) })
  if (refusal) return refuse(refusal, served.length > 0 ? 'kinds' : agreedBefore || form.agreed ? undefined : 'agreed')
  if (!agreedBefore) await noteAgreement(by, household.id, form)
  await noteNeeds(by, household.id, form)

  const id = by.newId()
  const sender = senderWords(by.member, await maskedWords(by))
  const { numInsertedOrUpdatedRows: written } = await by.db
    .insertInto('prescription')
    .values({
      ...{ id, household_id: household.id, sender, member_id: by.member.id, kinds: form.kinds, urgent: form.urgent, message: form.message },
      ...{ organisation_id: by.member.organisationId, to_organisation_id: receiver.organisationId, programme_id: receiver.programmeId },
      ...{ sent_at: by.now, updated_at: by.now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (!written) return refuse('Un collègue vient d’orienter cette famille vers cette coordination.')
  await sql`select share_household(${household.id}, ${receiver.organisationId}, 'prescription', 'full')`.execute(by.db)
  if (instead) await by.db.updateTable('prescription').set({ state: 'rerouted', noted_at: by.now, updated_at: by.now }).where('id', '=', instead).execute()
  await record(by, {
    act: 'prescription.sent',
    subject: ['prescription', id],
    householdId: household.id,
    to: 'sent',
    data: { to: receiver.name, kinds: form.kinds, urgent: form.urgent, agreed: form.agreed ?? null, instead: instead ?? null },
  })
  await tellReceiver(by, id, receiver)
  return { id }
}

const maskedWords = async (by: Acting): Promise<string | null> =>
  (await by.db.selectFrom('organisation').select('masked_as').where('id', '=', by.member.organisationId).executeTakeFirst())?.masked_as ?? null

const noteAgreement = (by: Acting, householdId: string, form: SendForm) =>
  by.db
    .insertInto('agreement')
    .values({
      ...{ id: by.newId(), household_id: householdId, organisation_id: by.member.organisationId, kind: 'sharing', noted_by: by.member.name },
      ...{ how: form.agreed ?? 'spoken', given_on: form.agreed_on ?? dayOf(by.now) },
    })
    .execute()

const noteNeeds = (by: Acting, householdId: string, form: SendForm) =>
  by.db
    .insertInto('need')
    .values(form.kinds.map((kind) => ({ id: by.newId(), household_id: householdId, organisation_id: by.member.organisationId, kind, urgent: form.urgent, heard_at: by.now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()

const tellReceiver = (by: Acting, id: string, receiver: Receiver) =>
  send(by, {
    email: receiver.email,
    subject: 'Une orientation vous attend dans Maillon',
    body: 'Bonjour,\n\nUne structure partenaire vous adresse une famille. Votre réponse est attendue dans Maillon.',
    link: `/orientations/${id}`,
  })
