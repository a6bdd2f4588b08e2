import { sql } from 'kysely'
import type { z } from 'zod'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { send } from '#platform/jobs/outbox.ts'
import { refusalOfAgreement } from '../donorAgreements/donorAgreement.rules.ts'
import { agreementSeenBy } from '../donorAgreements/donorAgreement.store.ts'
import { lockDonation } from './donation.acts.store.ts'
import type { DonationForm } from './donation.form.ts'
import { donationSeenBy } from './donation.store.ts'
import { writeLines } from './line.store.ts'
import { given, type Line, totalOf } from './line.ts'
import { sayLines } from './line.words.ts'
import { refusalsOfLot, refusalToCorrect } from './lot.rules.ts'
import { isPublicBody } from './publicBody.rules.ts'
import { refurbishers } from './refurbishers.store.ts'

export type TypedLot = { form: z.output<typeof DonationForm>; lines: readonly Line[] }

/** A donor announces a lot to a refurbisher, line by line. */
export async function announceDonation(by: Acting, lot: TypedLot): Promise<{ id: string } | Refusal> {
  const refusal = await refusalOf(by, lot)
  if (refusal) return refusal
  const id = by.newId()
  const columns = columnsOf(by, lot)
  await by.db
    .insertInto('donation')
    .values({ id, organisation_id: by.member.organisationId, ...columns, announced_at: by.now })
    .execute()
  await writeLines(by, id, lot.lines)
  await record(by, {
    act: 'donation.announced',
    subject: ['donation', id],
    to: 'announced',
    data: { announced: columns.announced, waste: totalOf(lot.lines) - columns.announced },
  })
  const kept = await donationSeenBy(by, id)
  await send(by, {
    email: kept?.refurbisher_email,
    subject: 'Un don de matériel vous est annoncé',
    body: `${by.member.organisationName} vous annonce un don. Dites si vous l’acceptez.`,
    link: `/dons/${id}`,
  })
  return { id }
}

/** The donor corrects a lot that nobody answered yet. Whoever read an older version is told. */
export async function correctDonation(by: Acting, id: string, lot: TypedLot): Promise<Refusal | null> {
  const now = await lockDonation(by, id)
  const closed = now ? refusalToCorrect(now, by.member.organisationId) : 'Ce don n’est pas le vôtre.'
  if (closed || !now) return refuse(closed ?? '')
  if (now.version !== lot.form.version)
    return refuse('Ce don a changé depuis que vous l’avez ouvert. Relisez-le, puis recommencez.')
  const refusal = await refusalOf(by, lot)
  if (refusal) return refusal
  const columns = columnsOf(by, lot)
  await by.db
    .updateTable('donation')
    .set({ ...columns, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
  await writeLines(by, id, lot.lines)
  await record(by, {
    act: 'donation.corrected',
    subject: ['donation', id],
    data: { announced: columns.announced, before: now.announced },
  })
  return null
}

async function refusalOf(by: Acting, { form, lines }: TypedLot): Promise<Refusal | null> {
  const today = dayOf(by.now)
  const publicBody = isPublicBody(by.member, form.public_body === 'oui')
  const [field, said] = Object.entries(refusalsOfLot({ ...form, publicBody, lines }, today))[0] ?? []
  if (said) return refuse(said, field)
  if (!(await refurbishers(by)).some((known) => known.id === form.refurbisher_id))
    return refuse('Choisissez l’atelier qui recevra ce don.', 'refurbisher_id')
  if (!form.agreement_id) return null
  const agreement = await agreementSeenBy(by, form.agreement_id)
  const unfit = refusalOfAgreement(agreement, {
    donor: by.member.organisationId,
    refurbisher: form.refurbisher_id,
    today,
  })
  return unfit ? refuse(unfit, 'agreement_id') : null
}

function columnsOf(by: Acting, { form, lines }: TypedLot) {
  const gifts = given(lines)
  return {
    title: form.title,
    place: form.place,
    ready_on: form.ready_on ?? null,
    remove_by: form.remove_by,
    refurbisher_id: form.refurbisher_id,
    agreement_id: form.agreement_id ?? null,
    deliberation: form.deliberation,
    public_body: isPublicBody(by.member, form.public_body === 'oui'),
    announced: totalOf(gifts),
    kinds: sayLines(gifts),
    unit_value_cents: Math.max(...gifts.map((line) => line.unitValueCents)),
  }
}
