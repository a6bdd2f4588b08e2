import { handOverDevice, readyDevices, reserveDevice } from '#equipment/devices/device.moves.store.ts'
import { refusalOfStopped } from '#needs/rights/stopped.rules.ts'
import { stoppedOf } from '#needs/rights/stopped.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { attempt } from '#platform/db/attempt.ts'
import { ONE_SPARE, OVER, SPARE_BROKEN } from './loan.rules.ts'
import { type Loan, lockLoan } from './loan.store.ts'
import { lockTicket, NO_TICKET, told } from './ticket.store.ts'

/** Another machine is lent meanwhile, on the same words and until the same day. It takes what is ready. One act. */
export const lendSpare = (by: Acting, loan: Loan, deviceId: string): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    const { over, due_on } = await lockLoan(by, loan.id)
    if (over) return refuse(OVER)
    const stopped = refusalOfStopped(await stoppedOf(by, loan.household_id))
    if (stopped) return refuse(stopped)
    if (loan.spare_for) return refuse(SPARE_BROKEN)
    const ticket = await lockTicket(by, loan.id)
    if (!ticket) return refuse(NO_TICKET)
    if (await spareOut(by, loan.id)) return refuse(ONE_SPARE)
    if (!(await readyDevices(by, 200)).some(({ id }) => id === deviceId))
      return refuse('Cet appareil n’est plus prêt : choisissez-en un autre.', 'device')
    const refusal =
      (await reserveDevice(by, deviceId)) ??
      (await handOverDevice(by, deviceId, { householdId: loan.household_id, handoverId: loan.handover_id }))
    if (refusal) return refusal
    const spare = await by.db
      .updateTable('custody')
      .set({ due_on })
      .where('device_id', '=', deviceId)
      .where('household_id', '=', loan.household_id)
      .where('until', 'is', null)
      .returning('id')
      .executeTakeFirstOrThrow()
    await by.db.updateTable('repair_ticket').set({ spare_custody_id: spare.id }).where('id', '=', ticket.id).execute()
    await told(by, loan, 'loan.spare_lent', { spare: deviceId })
    return { id: loan.id }
  })

/** The link of what was lent in place of a loan, by this breakdown or an earlier one, and has not come back. */
export const spareOut = (by: Acting, loanId: string) =>
  by.db
    .selectFrom('repair_ticket')
    .innerJoin('custody', 'custody.id', 'repair_ticket.spare_custody_id')
    .innerJoin('device', 'device.id', 'custody.device_id')
    .select(['custody.id', 'device.number', 'device.kind', 'device.brand', 'device.model', 'device.serial'])
    .where('repair_ticket.custody_id', '=', loanId)
    .where('repair_ticket.organisation_id', '=', by.member.organisationId)
    .where('custody.until', 'is', null)
    .executeTakeFirst()
