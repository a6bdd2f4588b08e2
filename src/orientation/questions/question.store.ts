import { refusalOfSuspendedFamily } from '#needs/rights/stopped.rules.ts'
import { stoppedOf } from '#needs/rights/stopped.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { refusalOfAnswering } from '../prescriptions/limits.store.ts'
import { lockedPrescription, unreachable } from '../prescriptions/locked.store.ts'
import { maskedWords } from '../prescriptions/masked.store.ts'
import { senderWords } from '../prescriptions/prescription.rules.ts'
import { tellAsked, tellReply } from '../prescriptions/tell.ts'
import { refusalToAsk, refusalToReply, secondsWaited } from './question.rules.ts'

/** What the two organisations of a prescription wrote to each other, the first word first. */
export const threadOf = (by: Acting, prescriptionId: string) =>
  by.db
    .selectFrom('prescription_message')
    .select(['id', 'organisation_id', 'kind', 'said_by', 'body', 'said_at'])
    .where('prescription_id', '=', prescriptionId)
    .orderBy('said_at')
    .orderBy('id')
    .limit(100)
    .execute()
export type Said = Pick<Awaited<ReturnType<typeof threadOf>>[number], 'id' | 'kind' | 'said_by' | 'body' | 'said_at'>

/** Asks the sender something before answering. The clocks of the prescription stand still meanwhile. */
export async function askSender(by: Acting, id: string, question: string): Promise<Refusal | { id: string }> {
  const asked = await lockedPrescription(by, id, 'to_organisation_id')
  if (!asked) return refuse(unreachable)
  const refusal = (await refusalOfAnswering(by, asked)) ?? refusalToAsk(asked)
  if (refusal) return refuse(refusal, 'question')
  await say(by, id, { kind: 'question', said_by: by.member.name, body: question })
  await by.db.updateTable('prescription').set({ asked_at: by.now, updated_at: by.now }).where('id', '=', id).execute()
  await record(by, { act: 'prescription.asked', subject: ['prescription', id], householdId: asked.household_id })
  await tellAsked(by, id)
  return { id }
}

/** Answers the receiver's question; it is told, with a new link. */
export async function replyToReceiver(by: Acting, id: string, reply: string): Promise<Refusal | { id: string }> {
  const asked = await lockedPrescription(by, id, 'organisation_id')
  if (!asked) return refuse(unreachable)
  const refusal = refusalToReply(asked) ?? refusalOfSuspendedFamily(await stoppedOf(by, asked.household_id))
  if (refusal || !asked.asked_at) return refuse(refusal ?? '', 'reply')
  await say(by, id, { kind: 'answer', said_by: senderWords(by.member, await maskedWords(by)), body: reply })
  const paused_seconds = asked.paused_seconds + secondsWaited(asked.asked_at, by.now)
  await by.db
    .updateTable('prescription')
    .set({ asked_at: null, paused_seconds, updated_at: by.now })
    .where('id', '=', id)
    .execute()
  await record(by, { act: 'prescription.replied', subject: ['prescription', id], householdId: asked.household_id })
  const receiver = await by.db
    .selectFrom('organisation')
    .select('email')
    .where('id', '=', asked.to_organisation_id)
    .executeTakeFirst()
  await tellReply(by, { ...asked, asked_at: null, paused_seconds }, receiver?.email ?? null)
  return { id }
}

const say = (by: Acting, id: string, said: { kind: 'question' | 'answer'; said_by: string; body: string }) =>
  by.db
    .insertInto('prescription_message')
    .values({
      id: by.newId(),
      prescription_id: id,
      organisation_id: by.member.organisationId,
      said_at: by.now,
      ...said,
    })
    .execute()
