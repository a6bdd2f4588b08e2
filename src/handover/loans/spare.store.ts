import { handOverDevice, readyDevices, reserveDevice } from '#equipment/devices/device.moves.store.ts'
import { refusalOfStopped } from '#needs/rights/stopped.rules.ts'
import { stoppedOf } from '#needs/rights/stopped.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { attempt } from '#platform/db/attempt.ts'
import { OVER } from './loan.rules.ts'
import { type Loan, lockLoan } from './loan.store.ts'
import { lockTicket, NO_TICKET, told } from './ticket.store.ts'

/** Another machine is lent meanwhile, on the same words and until the same day. It takes what is ready. One act. */
export const lendSpare = (by: Acting, loan: Loan, deviceId: string): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    const { over, due_on } = await lockLoan(by, loan.id)
    if (over) return refuse(OVER)
    const stopped = refusalOfStopped(await stoppedOf(by, loan.household_id))
    if (stopped) return refuse(stopped)
    const ticket = await lockTicket(by, loan.id)
    if (!ticket) return refuse(NO_TICKET)
    if (ticket.spare_custody_id && ticket.until === null) return refuse('Un appareil est déjà prêté en attendant.')
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
