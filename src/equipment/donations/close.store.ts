import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { send } from '#platform/jobs/outbox.ts'
import { fatesOf } from '../reuse/fate.store.ts'
import { awaitedOf } from '../reuse/fate.ts'
import { lockDonation } from './donation.acts.store.ts'
import { type Left, refusalToCloseLot } from './donation.rules.ts'

/** What a lot still waits for. */
export async function leftOf(by: Acting, lot: { id: string; announced: number }): Promise<Left> {
  const [{ rows }, counts, note] = await Promise.all([
    sql<{ pending: number }>`select app.lot_pending(${lot.id}) as pending`.execute(by.db),
    fatesOf(by, lot.id),
    by.db.selectFrom('delivery_note').select('state').where('donation_id', '=', lot.id).executeTakeFirst(),
  ])
  return {
    pending: rows[0]?.pending ?? 0,
    awaited: awaitedOf(lot.announced, counts).awaited,
    counted: note?.state === 'counted' || note?.state === 'confirmed',
  }
}

/** The workshop closes a lot whose machines all found an end, and its donor learns the day. */
export async function closeDonation(by: Acting, id: string): Promise<Refusal | null> {
  const lot = await lockDonation(by, id)
  const refusal = lot ? refusalToCloseLot(by.member, lot, await leftOf(by, lot)) : 'Ce don n’est pas pour vous.'
  if (refusal || !lot) return refuse(refusal ?? '')
  await by.db.updateTable('donation').set({ state: 'closed', closed_at: by.now }).where('id', '=', id).execute()
  await record(by, { act: 'donation.closed', subject: ['donation', id], from: lot.state, to: 'closed' })
  await send(by, {
    email: lot.donor_email,
    subject: 'Votre don est soldé',
    body: `Chaque appareil de « ${lot.title} » a trouvé sa suite. Lisez ce qu’ils sont devenus.`,
    link: `/dons/${id}/preuve`,
  })
  return null
}
