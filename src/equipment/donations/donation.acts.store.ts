import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { send } from '#platform/jobs/outbox.ts'
import { openCustody } from '../custody/custody.store.ts'
import { mayMoveDonation } from './donation.rules.ts'
import { type Donation, donationSeenBy } from './donation.store.ts'
import { refusalOfRecipient } from './recipient.rules.ts'
import { titleOf } from './recipient.store.ts'

/** The refurbisher accepts a lot, or refuses it and says why. */
export async function answerDonation(
  by: Acting,
  id: string,
  answer: 'accepted' | 'refused',
  why: string | null,
): Promise<Refusal | null> {
  if (answer === 'refused' && !why) return refuse('Dites pourquoi : le donateur pourra chercher ailleurs.', 'why')
  const lot = await lockDonation(by, id)
  const refusal = lot ? mayMoveDonation(by.member, lot, answer) : 'Ce don n’est pas pour vous.'
  if (refusal || !lot) return refuse(refusal ?? '')
  if (answer === 'accepted') {
    const title = await titleOf(by, by.member.organisationId)
    const unfit = refusalOfRecipient(lot.public_body, title?.kind)
    if (unfit) return refuse(unfit, 'answer')
  }
  await by.db.updateTable('donation').set({ state: answer, why, answered_at: by.now }).where('id', '=', id).execute()
  await record(by, { act: `donation.${answer}`, subject: ['donation', id], from: lot.state, to: answer, why })
  await send(by, {
    email: lot.donor_email,
    subject: answer === 'accepted' ? 'Votre don est accepté' : 'Votre don n’est pas accepté',
    body: `${by.member.organisationName} a répondu à votre don « ${lot.title} ».`,
    link: `/dons/${id}`,
  })
  return null
}

/** The lot has arrived. `all`: every listed device is here; `scan`: each is received at the bench as it is found. */
export async function receiveDonation(by: Acting, id: string, how: 'all' | 'scan'): Promise<Refusal | null> {
  const lot = await lockDonation(by, id)
  const refusal = lot ? mayMoveDonation(by.member, lot, 'received') : 'Ce don n’est pas pour vous.'
  if (refusal || !lot) return refuse(refusal ?? '')
  await by.db.updateTable('donation').set({ state: 'received', received_at: by.now }).where('id', '=', id).execute()
  const arrived =
    how === 'all'
      ? await by.db
          .updateTable('device')
          .set({ state: 'received', updated_at: by.now, version: sql`version + 1` })
          .where('donation_id', '=', id)
          .where('organisation_id', '=', by.member.organisationId)
          .where('state', '=', 'announced')
          .returning('id')
          .execute()
      : []
  for (let at = 0; at < arrived.length; at += 1000)
    await openCustody(
      by,
      arrived.slice(at, at + 1000).map((device) => device.id),
      { organisationId: by.member.organisationId },
    )
  await record(by, {
    act: 'donation.received',
    subject: ['donation', id],
    from: lot.state,
    to: 'received',
    data: { devices: arrived.length },
  })
  await send(by, {
    email: lot.donor_email,
    subject: 'Votre don est arrivé',
    body: `${by.member.organisationName} a reçu « ${lot.title} ». Vous pouvez suivre ce que deviennent les appareils.`,
    link: `/dons/${id}`,
  })
  return null
}

/** Locks the lot, so that the rule is asked on what it is now. */
export async function lockDonation(by: Acting, id: string): Promise<Donation | undefined> {
  await sql`select from donation where id = ${id} for update`.execute(by.db)
  return donationSeenBy(by, id)
}
