import { onTheShelf } from '#equipment/devices/device.shelf.store.ts'
import { policyToday } from '#equipment/policies/policy.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { stockClassOf } from '../programmes/stockClass.rules.ts'
import type { KeepForm } from './fundingAgreement.form.ts'
import { refusalOfEnded, refusalToKeep } from './fundingAgreement.rules.ts'
import type { SeenFundingAgreement } from './fundingAgreement.store.ts'

/** The lots of which something is ready, so that an agreement can keep some of one of them. */
export const lotsOnTheShelf = (by: Acting) =>
  onTheShelf(by)
    .innerJoin('donation', 'donation.id', 'device.donation_id')
    .select((q) => ['donation.id', 'donation.title', q.fn.countAll<number>().as('count')])
    .groupBy(['donation.id', 'donation.title'])
    .orderBy('donation.title')
    .orderBy('donation.id')
    .limit(200)
    .execute()

/** Keeps ready devices for an agreement, the longest ready first, or gives some back to all: one act, whatever their number. */
export const keepStock = (by: Acting, agreement: SeenFundingAgreement, form: KeepForm) =>
  attempt(by.db, async (): Promise<Refusal | { moved: number }> => {
    const keeps = form.way === 'keep'
    const ended = keeps ? refusalOfEnded(agreement, dayOf(by.now)) : null
    if (ended) return refuse(ended)
    const ids = await chosen(by, agreement, form)
    const refusal = refusalToKeep(form.number, ids.length)
    if (refusal) return refuse(refusal, 'number')
    await by.db
      .updateTable('device')
      .set((q) => ({
        agreement_id: keeps ? agreement.id : null,
        updated_at: q.ref('updated_at'),
        version: q('version', '+', 1),
      }))
      .where('id', 'in', ids.slice(0, form.number))
      .execute()
    await record(by, {
      act: keeps ? 'funding_agreement.stock_kept' : 'funding_agreement.stock_freed',
      subject: ['funding_agreement', agreement.id],
      data: { stock: form.stock, number: form.number },
    })
    return { moved: form.number }
  })

/** The free devices of one class, or those that the agreement keeps; locked, so that two people never keep the same one. */
async function chosen(by: Acting, { id, programme_id }: SeenFundingAgreement, { way, stock, lot }: KeepForm) {
  const { scale } = await policyToday(by)
  const devices = await onTheShelf(by, { kind: stock.split('.')[0] ?? '' })
    .select(['device.id', 'device.kind', 'device.cpu', 'device.memory_mb', 'device.storage_gb', 'device.drives'])
    .where('device.agreement_id', way === 'keep' ? 'is' : '=', way === 'keep' ? null : id)
    .where((q) => q.or([q('device.programme_id', 'is', null), q('device.programme_id', '=', programme_id)]))
    .$if(lot !== undefined, (q) => q.where('device.donation_id', '=', lot ?? ''))
    .orderBy('device.updated_at')
    .orderBy('device.id')
    .forUpdate()
    .execute()
  return devices.filter((device) => stockClassOf(device, scale).key === stock).map((device) => device.id)
}
