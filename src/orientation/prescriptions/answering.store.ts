import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { tellsFamily } from './family.words.ts'
import { refusalOfAnswering } from './limits.store.ts'
import { lockedPrescription, unreachable } from './locked.store.ts'
import { needsPrescribed } from './need.store.ts'
import type { RefuseForm } from './prescription.form.ts'
import { refusalOfRefusing, refusalToWithdraw } from './prescription.rules.ts'
import { tellRefusedFamily, tellSender } from './tell.ts'
import { sayWhy } from './words.ts'

/** Takes the household in charge: its needs are now addressed to somebody. */
export async function acceptPrescription(by: Acting, id: string): Promise<Refusal | { id: string }> {
  const asked = await lockedPrescription(by, id, 'to_organisation_id')
  if (!asked) return refuse(unreachable)
  const refusal = await refusalOfAnswering(by, asked)
  if (refusal) return refuse(refusal)
  await answer(by, id, { state: 'accepted', why: null })
  await needsPrescribed(by, asked.household_id, asked.kinds)
  await record(by, {
    act: 'prescription.accepted',
    subject: ['prescription', id],
    householdId: asked.household_id,
    from: 'sent',
    to: 'accepted',
  })
  await tellSender(by, id)
  return { id }
}

/** Says no, why, and to whom the sender might turn. The household is no longer seen unless something else gives a reason to. */
export async function refusePrescription(by: Acting, id: string, form: RefuseForm): Promise<Refusal | { id: string }> {
  const asked = await lockedPrescription(by, id, 'to_organisation_id')
  if (!asked) return refuse(unreachable)
  const refusal = await refusalOfAnswering(by, asked)
  if (refusal) return refuse(refusal)
  const missing = refusalOfRefusing(form)
  if (missing) return refuse(missing.sentence, missing.field)
  if (form.suggested && !(await mayReceive(by, form.suggested)))
    return refuse('Cette structure ne reçoit pas d’orientations.', 'suggested')
  const why = sayWhy(form.reason, form.said)
  await answer(by, id, { state: 'refused', why, suggested_id: form.suggested ?? null })
  await record(by, {
    act: 'prescription.refused',
    subject: ['prescription', id],
    householdId: asked.household_id,
    from: 'sent',
    to: 'refused',
    why,
    data: { reason: form.reason },
  })
  await tellSender(by, id)
  if (tellsFamily(form.reason)) await tellRefusedFamily(by, id)
  await endShare(by, id)
  return { id }
}

/** Takes back what was not answered yet. */
export async function withdrawPrescription(by: Acting, id: string): Promise<Refusal | { id: string }> {
  const asked = await lockedPrescription(by, id, 'organisation_id')
  if (!asked) return refuse(unreachable)
  const refusal = refusalToWithdraw(asked)
  if (refusal) return refuse(refusal)
  await by.db
    .updateTable('prescription')
    .set({ state: 'withdrawn', asked_at: null, updated_at: by.now })
    .where('id', '=', id)
    .execute()
  await record(by, {
    act: 'prescription.withdrawn',
    subject: ['prescription', id],
    householdId: asked.household_id,
    from: 'sent',
    to: 'withdrawn',
  })
  await endShare(by, id)
  return { id }
}

/** The sender has read the answer: it awaits nobody any more. */
export async function noteAnswer(by: Acting, id: string): Promise<Refusal | { id: string }> {
  const asked = await lockedPrescription(by, id, 'organisation_id')
  if (!asked) return refuse(unreachable)
  if (!asked.answered_at || asked.noted_at) return { id }
  await by.db.updateTable('prescription').set({ noted_at: by.now, updated_at: by.now }).where('id', '=', id).execute()
  await record(by, { act: 'prescription.noted', subject: ['prescription', id], householdId: asked.household_id })
  return { id }
}

type Answer = { state: 'accepted' | 'refused'; why: string | null; suggested_id?: string | null }

const answer = (by: Acting, id: string, given: Answer) =>
  by.db
    .updateTable('prescription')
    .set({ ...given, asked_at: null, answered_at: by.now, answered_by: by.member.name, updated_at: by.now })
    .where('id', '=', id)
    .execute()

const mayReceive = async (by: Acting, organisationId: string): Promise<boolean> => {
  const { rows } =
    await sql`select from addressees() r where r = ${organisationId} and r <> ${by.member.organisationId}`.execute(
      by.db,
    )
  return rows.length > 0
}

const endShare = (by: Acting, id: string) => sql`select end_prescription(${id})`.execute(by.db)
