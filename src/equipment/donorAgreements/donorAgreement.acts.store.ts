import { sql } from 'kysely'
import type { z } from 'zod'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { send } from '#platform/jobs/outbox.ts'
import { isPublicKind } from '../donations/publicBody.rules.ts'
import { refusalOfRecipient } from '../donations/recipient.rules.ts'
import { titleOf } from '../donations/recipient.store.ts'
import { refurbishers } from '../donations/refurbishers.store.ts'
import type { DonorAgreementForm } from './donorAgreement.form.ts'
import {
  refusalOfDays,
  refusalToAnswerAgreement,
  refusalToCorrectAgreement,
  refusalToEnd,
} from './donorAgreement.rules.ts'
import { agreementSeenBy, type DonorAgreement } from './donorAgreement.store.ts'

type Form = z.output<typeof DonorAgreementForm>

/** A donor writes its agreement with a workshop, which then confirms it. */
export async function writeAgreement(by: Acting, form: Form): Promise<{ id: string } | Refusal> {
  const refusal = await refusalOf(by, form)
  if (refusal) return refusal
  const id = by.newId()
  await by.db
    .insertInto('donor_agreement')
    .values({ id, organisation_id: by.member.organisationId, ...columnsOf(form), written_at: by.now })
    .execute()
  await record(by, { act: 'donorAgreement.written', subject: ['donor_agreement', id], to: 'proposed' })
  await tell(by, await agreementSeenBy(by, id), 'Une convention de don attend votre confirmation')
  return { id }
}

/** The donor corrects what the workshop did not answer yet. */
export async function correctAgreement(by: Acting, id: string, form: Form): Promise<Refusal | null> {
  const now = await lockAgreement(by, id)
  const closed = now ? refusalToCorrectAgreement(now, by.member.organisationId) : MISSING
  if (closed || !now) return refuse(closed ?? '')
  if (now.version !== form.version)
    return refuse('Cette convention a changé depuis que vous l’avez ouverte. Relisez-la, puis recommencez.')
  const refusal = await refusalOf(by, form)
  if (refusal) return refusal
  await by.db
    .updateTable('donor_agreement')
    .set({ ...columnsOf(form), version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
  await record(by, { act: 'donorAgreement.corrected', subject: ['donor_agreement', id] })
  return null
}

/** The workshop confirms and undertakes, or refuses and says why. What it is in law is kept with its word. */
export async function answerAgreement(
  by: Acting,
  id: string,
  answer: { answer: 'confirmed' | 'refused'; undertaken?: 'oui'; why?: string },
): Promise<Refusal | null> {
  const agreement = await lockAgreement(by, id)
  const refusal = agreement ? refusalToAnswerAgreement(agreement, by.member.organisationId) : MISSING
  if (refusal || !agreement) return refuse(refusal ?? '')
  if (answer.answer === 'refused' && !answer.why)
    return refuse('Dites pourquoi : le donateur pourra la corriger.', 'why')
  const title = await titleOf(by, by.member.organisationId)
  if (answer.answer === 'confirmed') {
    if (!answer.undertaken) return refuse('Cochez l’engagement : sans lui, la convention ne vaut pas.', 'undertaken')
    const unfit = refusalOfRecipient(isPublicKind(agreement.donor_kind), title?.kind)
    if (unfit) return refuse(unfit, 'answer')
  }
  await by.db
    .updateTable('donor_agreement')
    .set({
      state: answer.answer,
      why: answer.why ?? null,
      recipient_kind: title?.kind ?? 'private_gift',
      recipient_reference: title?.reference ?? '',
      answered_at: by.now,
      answered_by: by.member.name,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute()
  await record(by, {
    act: `donorAgreement.${answer.answer}`,
    subject: ['donor_agreement', id],
    from: agreement.state,
    to: answer.answer,
    why: answer.why ?? null,
  })
  await tell(by, agreement, `Votre convention est ${answer.answer === 'confirmed' ? 'confirmée' : 'refusée'}`)
  return null
}

/** Either side ends it: no lot is announced under it any more, those announced stay. */
export async function endAgreement(by: Acting, id: string): Promise<Refusal | null> {
  const agreement = await lockAgreement(by, id)
  const refusal = agreement ? refusalToEnd(agreement) : MISSING
  if (refusal || !agreement) return refuse(refusal ?? '')
  await by.db
    .updateTable('donor_agreement')
    .set({ state: 'ended', version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
  await record(by, {
    act: 'donorAgreement.ended',
    subject: ['donor_agreement', id],
    from: agreement.state,
    to: 'ended',
  })
  await tell(by, agreement, 'Une convention de don est terminée')
  return null
}

const MISSING = 'Cette convention n’est pas la vôtre.'

async function lockAgreement(by: Acting, id: string): Promise<DonorAgreement | undefined> {
  await sql`select from donor_agreement where id = ${id} for update`.execute(by.db)
  return agreementSeenBy(by, id)
}

async function refusalOf(by: Acting, form: Form): Promise<Refusal | null> {
  const days = refusalOfDays(form)
  if (days) return refuse(days, 'ends_on')
  return (await refurbishers(by)).some((known) => known.id === form.refurbisher_id)
    ? null
    : refuse('Choisissez l’atelier.', 'refurbisher_id')
}

const columnsOf = (form: Form) => ({
  title: form.title,
  refurbisher_id: form.refurbisher_id,
  starts_on: form.starts_on,
  ends_on: form.ends_on ?? null,
  signed_on: form.signed_on ?? null,
  deliberation: form.deliberation,
})

const tell = (by: Acting, agreement: DonorAgreement | undefined, subject: string) =>
  send(by, {
    email:
      agreement?.organisation_id === by.member.organisationId ? agreement.refurbisher_email : agreement?.donor_email,
    subject,
    body: `${by.member.organisationName} : « ${agreement?.title ?? ''} ».`,
    link: `/conventions-de-don/${agreement?.id}`,
  })
