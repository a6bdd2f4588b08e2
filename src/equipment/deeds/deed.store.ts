import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { keepFile } from '#platform/files/file.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { send } from '#platform/jobs/outbox.ts'
import { collectionOf } from '../collections/collection.store.ts'
import { lockDonation } from '../donations/donation.acts.store.ts'
import type { Donation } from '../donations/donation.store.ts'
import { linesOf } from '../donations/line.store.ts'
import { titleOf } from '../donations/recipient.store.ts'
import { agreementSeenBy } from '../donorAgreements/donorAgreement.store.ts'
import { deedPdf } from './deed.pdf.ts'
import { refusalToAgree, sideOf } from './deed.rules.ts'

/** The deed of a lot that the member sees; nothing while nobody said yes. */
export const deedOf = (by: Acting, donationId: string) =>
  by.db.selectFrom('deed').selectAll().where('donation_id', '=', donationId).executeTakeFirst()

export type Deed = NonNullable<Awaited<ReturnType<typeof deedOf>>>

/** Who gives and who receives, as a deed names them. */
const partiesOf = (by: Acting, ids: readonly string[]) =>
  by.db
    .selectFrom('organisation as o')
    .leftJoin('commune as c', 'c.insee', 'o.commune')
    .select(['o.id', 'o.name', 'o.siret', 'o.email', 'o.phone', 'c.name as commune'])
    .where('o.id', 'in', ids)
    .execute()

/** All that a deed says, as it stands. */
export async function deedSaid(by: Acting, lot: Donation, deed: Deed | undefined) {
  const lines = await linesOf(by, lot.id)
  const title = await titleOf(by, lot.refurbisher_id)
  const parties = await partiesOf(by, [lot.organisation_id, lot.refurbisher_id])
  const collection = await collectionOf(by, lot.id)
  const agreement = lot.agreement_id ? await agreementSeenBy(by, lot.agreement_id) : null
  const party = (id: string) => parties.find((one) => one.id === id)
  return {
    ...{ lot, lines, title, collection, agreement, deed },
    donor: party(lot.organisation_id),
    recipient: party(lot.refurbisher_id),
    day: dayOf(by.now),
    at: by.now,
  }
}

/** One side says yes. With the second yes the deed is written, and kept by its digest for ever the same. */
export async function agreeToDeed(by: Acting, donationId: string): Promise<Refusal | null> {
  const lot = await lockDonation(by, donationId)
  const refusal = lot
    ? refusalToAgree(lot, await deedOf(by, donationId), by.member.organisationId)
    : 'Cet acte n’est pas le vôtre.'
  if (refusal || !lot) return refuse(refusal ?? '')
  const side = sideOf(lot, by.member.organisationId)
  await by.db
    .insertInto('deed')
    .values({ donation_id: lot.id, organisation_id: lot.organisation_id })
    .onConflict((c) => c.doNothing())
    .execute()
  await by.db
    .updateTable('deed')
    .set(
      side === 'donor'
        ? { donor_signer: by.member.name, donor_agreed_at: by.now }
        : { refurbisher_signer: by.member.name, refurbisher_agreed_at: by.now },
    )
    .where('donation_id', '=', lot.id)
    .execute()
  const deed = await deedOf(by, lot.id)
  const digest = deed?.donor_agreed_at && deed.refurbisher_agreed_at ? await keepDeed(by, lot, deed) : null
  await record(by, {
    act: 'deed.agreed',
    subject: ['donation', lot.id],
    to: digest ? 'kept' : 'begun',
    data: { number: deed?.number ?? '', sha256: digest },
  })
  await send(by, {
    email: side === 'donor' ? lot.refurbisher_email : lot.donor_email,
    subject: digest ? 'L’acte de cession d’un don est prêt' : 'Un acte de cession attend votre accord',
    body: `${by.member.organisationName} a dit oui à l’acte de cession de « ${lot.title} ».`,
    link: `/dons/${lot.id}`,
  })
  return null
}

async function keepDeed(by: Acting, lot: Donation, deed: Deed): Promise<string> {
  const bytes = await deedPdf(await deedSaid(by, lot, deed))
  const name = `acte-de-cession-${deed.number}.pdf`
  const { id, sha256 } = await keepFile(by, bytes, { name, type: 'application/pdf' })
  await by.db
    .insertInto('donation_paper')
    .values({ file_id: id, organisation_id: by.member.organisationId, donation_id: lot.id, name, added_at: by.now })
    .execute()
  await by.db.updateTable('deed').set({ file_id: id, sha256 }).where('donation_id', '=', lot.id).execute()
  return sha256.toString('hex')
}
