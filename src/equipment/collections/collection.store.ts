import { sql } from 'kysely'
import type { z } from 'zod'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { send } from '#platform/jobs/outbox.ts'
import { lockDonation } from '../donations/donation.acts.store.ts'
import type { Donation } from '../donations/donation.store.ts'
import type { CollectionForm } from './collection.form.ts'
import { refusalToAccept, refusalToPropose } from './collection.rules.ts'

/** The day proposed or agreed for a lot that the member sees; nothing when none was. */
export const collectionOf = (by: Acting, donationId: string) =>
  by.db
    .selectFrom('collection as c')
    .innerJoin('organisation as o', 'o.id', 'c.organisation_id')
    .selectAll('c')
    .select('o.name as organisation')
    .where('c.donation_id', '=', donationId)
    .where('c.state', '<>', 'replaced')
    .executeTakeFirst()

export type Collection = NonNullable<Awaited<ReturnType<typeof collectionOf>>>

/** One side proposes a day; whatever was proposed or agreed before gives way to it. */
export async function proposeCollection(
  by: Acting,
  donationId: string,
  form: z.output<typeof CollectionForm>,
): Promise<Refusal | null> {
  const lot = await lockDonation(by, donationId)
  const refusal = lot ? refusalToPropose(lot, form.day, dayOf(by.now)) : { refusal: 'Ce don n’est pas pour vous.' }
  if (refusal || !lot) return refuse(refusal?.refusal ?? '', refusal?.field)
  await by.db
    .updateTable('collection')
    .set({ state: 'replaced' })
    .where('donation_id', '=', donationId)
    .where('state', '<>', 'replaced')
    .execute()
  await by.db
    .insertInto('collection')
    .values({
      id: by.newId(),
      donation_id: donationId,
      organisation_id: by.member.organisationId,
      ...form,
      proposed_at: by.now,
      proposed_by: by.member.name,
    })
    .execute()
  await record(by, {
    act: 'collection.proposed',
    subject: ['donation', donationId],
    to: 'proposed',
    data: { day: form.day, slot: form.slot },
  })
  await tell(by, lot, 'Une date est proposée pour l’enlèvement d’un don', 'propose un jour')
  return null
}

/** The other side accepts the day that stands. Of two people who accept at once, the second is told. */
export async function acceptCollection(by: Acting, donationId: string, proposalId: string): Promise<Refusal | null> {
  const lot = await lockDonation(by, donationId)
  const proposal = lot ? await collectionOf(by, donationId) : undefined
  const refusal = lot
    ? refusalToAccept(lot, proposal, proposalId, { organisationId: by.member.organisationId, today: dayOf(by.now) })
    : 'Ce don n’est pas pour vous.'
  if (refusal || !lot || !proposal) return refuse(refusal ?? '')
  await sql`update collection set state = 'accepted', answered_at = ${by.now}, answered_by = ${by.member.name} where id = ${proposal.id}`.execute(
    by.db,
  )
  await record(by, {
    act: 'collection.accepted',
    subject: ['donation', donationId],
    from: 'proposed',
    to: 'accepted',
    data: { day: proposal.day, slot: proposal.slot },
  })
  await tell(by, lot, 'La date d’enlèvement d’un don est acceptée', 'accepte le jour proposé')
  return null
}

const tell = (by: Acting, lot: Donation, subject: string, said: string) =>
  send(by, {
    email: lot.organisation_id === by.member.organisationId ? lot.refurbisher_email : lot.donor_email,
    subject,
    body: `${by.member.organisationName} ${said} pour « ${lot.title} ».`,
    link: `/dons/${lot.id}`,
  })
