import { loseDevice } from '#equipment/devices/device.moves.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { LossForm } from './loan.form.ts'
import { refusalOfLoss } from './loan.rules.ts'
import { type Loan, lockLoan } from './loan.store.ts'
import { closeTicketOf } from './ticket.close.store.ts'

/** A family says that the machine is lost, or was stolen: it answers for it no more. One act. */
export const declareLoss = (by: Acting, loan: Loan, form: LossForm): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    const standing = await lockLoan(by, loan.id)
    const refusal = refusalOfLoss(standing, form.happened_on, dayOf(by.now))
    if (refusal) return refuse(refusal.refusal, refusal.field)
    await closeTicketOf(by, loan.id, 'gone')
    await by.db
      .insertInto('loss')
      .values({
        id: by.newId(),
        organisation_id: by.member.organisationId,
        household_id: loan.household_id,
        handover_id: loan.handover_id,
        custody_id: loan.id,
        device_id: loan.device_id,
        kind: form.kind,
        happened_on: form.happened_on,
        circumstance: form.circumstance,
        report_number: form.report_number ?? null,
        declared_to: by.member.name,
        declared_at: by.now,
      })
      .execute()
    const stopped = await loseDevice(by, loan.device_id, form.kind)
    if (stopped) return stopped
    await record(by, {
      act: 'loan.lost',
      subject: ['handover', loan.handover_id],
      householdId: loan.household_id,
      from: loan.state,
      to: form.kind,
      data: { device: loan.device_id },
    })
    return { id: loan.id }
  })
