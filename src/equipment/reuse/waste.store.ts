import type { z } from 'zod'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { donationSeenBy } from '../donations/donation.store.ts'
import { refusalOfRemoval, type WasteForm } from './waste.form.ts'

/** The register of the member's own organisation, the latest first. */
export const removalsOf = (by: Acting, limit: number) =>
  by.db
    .selectFrom('waste_removal')
    .selectAll()
    .where('organisation_id', '=', by.member.organisationId)
    .orderBy('removed_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** Notes that waste left, whether it was announced in a lot or not. Nothing of the register is taken away afterwards. */
export async function noteRemoval(by: Acting, form: z.output<typeof WasteForm>): Promise<Refusal | null> {
  const refusal = refusalOfRemoval(form.removed_on, dayOf(by.now))
  if (refusal) return refuse(refusal, 'removed_on')
  const { don, ...said } = form
  const lot = don ? await donationSeenBy(by, don) : null
  const id = by.newId()
  await by.db
    .insertInto('waste_removal')
    .values({
      id,
      organisation_id: by.member.organisationId,
      donation_id: lot?.organisation_id === by.member.organisationId ? lot.id : null,
      ...said,
      noted_at: by.now,
      noted_by: by.member.name,
    })
    .execute()
  await record(by, {
    act: 'waste.removed',
    subject: ['waste_removal', id],
    data: { count: said.count, removed_on: said.removed_on },
  })
  return null
}
