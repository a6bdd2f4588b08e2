import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { filesOf } from '../households/files.store.ts'
import type { SeenHousehold } from '../households/household.store.ts'
import type { AnswerForm, ExtensionForm, RequestForm } from './request.form.ts'
import { type RightsRequest, requestSeenBy } from './request.read.store.ts'
import {
  dueOn,
  extendedTo,
  refusalToAnswer,
  refusalToExtend,
  refusalToPassOn,
  refusalToReceive,
} from './request.rules.ts'
import { doneBy, type RequestKind } from './request.words.ts'

/** Notes what a person asked; the event says what kind, never their words. One open request of a kind a household. */
export async function receiveRequest(
  by: Acting,
  household: SeenHousehold,
  form: RequestForm,
): Promise<Refusal | { id: string }> {
  const refusal = refusalToReceive(form.received_on, dayOf(by.now))
  if (refusal) return refuse(refusal, 'received_on')
  const id = by.newId()
  const { numInsertedOrUpdatedRows: written } = await by.db
    .insertInto('rights_request')
    .values({
      ...{ id, organisation_id: by.member.organisationId, household_id: household.id, ...form },
      ...{ received_by: by.member.name, noted_at: by.now, due_on: dueOn(form.received_on) },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (!written) return refuse('Cette demande est déjà notée, et attend sa réponse.', 'kind')
  await record(by, { ...about(household.id, id), act: 'request.received', to: form.kind })
  return { id }
}

/** What is answered to the person, once. A refusal says why; the letter adds the right to complain. */
export async function answerRequest(
  by: Acting,
  request: RightsRequest,
  form: AnswerForm,
): Promise<Refusal | { id: string }> {
  const refusal = refusalToAnswer(
    await held(by, request),
    form.answer,
    request.registrar_id === by.member.organisationId,
  )
  if (refusal) return refuse(refusal, 'answer')
  await close(by, request, form)
  return { id: request.id }
}

/** The act was the answer: closes the request of this kind that waits, if one does. */
export async function answeredByActing(by: Acting, householdId: string, kind: RequestKind): Promise<boolean> {
  const waiting = await by.db
    .selectFrom('rights_request')
    .select(['id', 'household_id', 'kind'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('household_id', 'in', filesOf(householdId))
    .where('kind', '=', kind)
    .where('answer', 'is', null)
    .forUpdate()
    .execute()
  for (const one of waiting) await close(by, one, { answer: 'done', answer_said: doneBy[kind] ?? '' })
  return waiting.length > 0
}

/** Two months more, said with its reason before the first one is over. */
export async function extendRequest(
  by: Acting,
  request: RightsRequest,
  { because }: ExtensionForm,
): Promise<Refusal | { id: string }> {
  const today = dayOf(by.now)
  const refusal = refusalToExtend(await held(by, request), today)
  if (refusal) return refuse(refusal, 'because')
  await by.db
    .updateTable('rights_request')
    .set({ due_on: extendedTo(request.received_on), extended_on: today, extended_because: because })
    .where('id', '=', request.id)
    .execute()
  await record(by, { ...about(request.household_id, request.id), act: 'request.extended' })
  return { id: request.id }
}

/** Gives the request to the organisation that registered the household, which answers for it in its turn. */
export async function passRequestOn(by: Acting, request: RightsRequest): Promise<Refusal | { id: string }> {
  const refusal = refusalToPassOn(await held(by, request), request.registrar_id === by.member.organisationId)
  if (refusal) return refuse(refusal)
  await sql`select pass_request_on(${request.id}, ${by.newId()}, ${by.now})`.execute(by.db)
  await record(by, { ...about(request.household_id, request.id), act: 'request.passed_on' })
  return { id: request.id }
}

const about = (householdId: string, id: string) => ({
  subject: ['rights_request', id] as [string, string],
  householdId,
})

/** The request as it stands once whoever came first has finished. */
async function held(by: Acting, request: RightsRequest): Promise<RightsRequest> {
  await by.db.selectFrom('rights_request').select('id').where('id', '=', request.id).forUpdate().execute()
  return (await requestSeenBy(by, request.household_id, request.id)) ?? request
}

async function close(by: Acting, one: { id: string; household_id: string; kind: string }, form: AnswerForm) {
  await by.db
    .updateTable('rights_request')
    .set({ ...form, answered_on: dayOf(by.now), answered_by: by.member.name })
    .where('id', '=', one.id)
    .execute()
  await record(by, { ...about(one.household_id, one.id), act: 'request.answered', from: one.kind, to: form.answer })
}
