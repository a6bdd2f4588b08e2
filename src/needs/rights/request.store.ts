import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { filesOf } from '../households/files.store.ts'
import type { SeenHousehold } from '../households/household.store.ts'
import type { AnswerForm, ExtensionForm, RequestForm } from './request.form.ts'
import { type AskedRequest, requestSeenBy } from './request.read.store.ts'
import {
  dueOn,
  extendedTo,
  refusalToAnswer,
  refusalToExtend,
  refusalToLift,
  refusalToPassOn,
  refusalToReceive,
  stopsTheFile,
} from './request.rules.ts'
import { doneBy, ENDED_BY_FAMILY, type RequestKind } from './request.words.ts'

/**
 * Notes what a person asked; the event says what kind, never their words. One open request of a kind a household. Those to whom it was
 * addressed are told that nothing more is done meanwhile, unless what was asked is done at once.
 */
export async function receiveRequest(
  by: Acting,
  household: SeenHousehold,
  form: RequestForm,
  { atOnce = false } = {},
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
  if (stopsTheFile(form.kind) && !atOnce) await sql`select tell_stopped(${id})`.execute(by.db)
  return { id }
}

/** What is answered to the person, once. A refusal says why; the letter adds the right to complain. */
export async function answerRequest(
  by: Acting,
  request: AskedRequest,
  form: AnswerForm,
): Promise<Refusal | { id: string }> {
  const asked = await held(by, request)
  const refusal = refusalToAnswer(asked, form.answer, asked.registrar)
  if (refusal) return refuse(refusal, 'answer')
  if (!(await close(by, request, form))) return refuse(gone, 'answer')
  if (request.kind === 'object' && form.answer === 'done')
    await sql`select oppose(${request.id}, ${by.now}, ${ENDED_BY_FAMILY})`.execute(by.db)
  if (form.answer === 'refused' && stopsTheFile(request.kind)) await resume(by, request.id)
  return { id: request.id }
}

/** The person changed its mind about an opposition or a limitation that held: what was sent goes on where it stood. */
export async function liftRequest(by: Acting, request: AskedRequest): Promise<Refusal | { id: string }> {
  const refusal = refusalToLift(await held(by, request))
  if (refusal) return refuse(refusal)
  const { numUpdatedRows: lifted } = await by.db
    .updateTable('rights_request')
    .set({ lifted_on: dayOf(by.now), lifted_by: by.member.name })
    .where('id', '=', request.id)
    .executeTakeFirstOrThrow()
  if (!lifted) return refuse(gone)
  await record(by, { ...about(request.household_id, request.id), act: 'request.lifted', from: request.kind })
  await resume(by, request.id)
  return { id: request.id }
}

const resume = (by: Acting, id: string) => sql`select resume(${id}, ${by.now})`.execute(by.db)
const gone = 'Votre structure ne suit plus cette famille : sa demande ne peut plus changer ici.'

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
  let answered = 0
  for (const one of waiting) if (await close(by, one, { answer: 'done', answer_said: doneBy[kind] ?? '' })) answered++
  return answered > 0
}

/** Two months more, said with its reason before the first one is over. */
export async function extendRequest(
  by: Acting,
  request: AskedRequest,
  { because }: ExtensionForm,
): Promise<Refusal | { id: string }> {
  const today = dayOf(by.now)
  const refusal = refusalToExtend(await held(by, request), today)
  if (refusal) return refuse(refusal, 'because')
  const { numUpdatedRows: extended } = await by.db
    .updateTable('rights_request')
    .set({ due_on: extendedTo(request.received_on), extended_on: today, extended_because: because })
    .where('id', '=', request.id)
    .where('answer', 'is', null)
    .executeTakeFirstOrThrow()
  if (!extended) return refuse(gone, 'because')
  await record(by, { ...about(request.household_id, request.id), act: 'request.extended' })
  return { id: request.id }
}

/** Gives the request to each organisation that registered one of its files, which answers for it in its turn. */
export async function passRequestOn(by: Acting, request: AskedRequest): Promise<Refusal | { id: string }> {
  const asked = await held(by, request)
  const refusal = refusalToPassOn(asked, asked.registrar)
  if (refusal) return refuse(refusal)
  const { rows } = await sql<{ to: number }>`select pass_request_on(${request.id}, ${by.now}) as "to"`.execute(by.db)
  if (!rows[0]?.to)
    return refuse('Cette demande n’a plus personne à qui être transmise : ce qui nommait la famille a été effacé.')
  await record(by, { ...about(request.household_id, request.id), act: 'request.passed_on' })
  return { id: request.id }
}

const about = (householdId: string, id: string) => ({
  subject: ['rights_request', id] as [string, string],
  householdId,
})

/** The request as it stands once whoever came first has finished. */
async function held(by: Acting, request: AskedRequest): Promise<AskedRequest> {
  await by.db.selectFrom('rights_request').select('id').where('id', '=', request.id).forUpdate().execute()
  return (await requestSeenBy(by, request.household_id, request.id)) ?? request
}

/** False when the request cannot be answered here any more: then nothing is recorded. */
async function close(
  by: Acting,
  one: { id: string; household_id: string; kind: string },
  form: AnswerForm,
): Promise<boolean> {
  const { numUpdatedRows: closed } = await by.db
    .updateTable('rights_request')
    .set({ ...form, answered_on: dayOf(by.now), answered_by: by.member.name })
    .where('id', '=', one.id)
    .where('answer', 'is', null)
    .executeTakeFirstOrThrow()
  if (!closed) return false
  await record(by, { ...about(one.household_id, one.id), act: 'request.answered', from: one.kind, to: form.answer })
  return true
}
