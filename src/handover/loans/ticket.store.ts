import { refusalOfStopped } from '#needs/rights/stopped.rules.ts'
import { stoppedOf } from '#needs/rights/stopped.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { EndingForm, TroubleForm } from './loan.form.ts'
import { OVER, refusalOfSpareDue } from './loan.rules.ts'
import { type Loan, lockLoan } from './loan.store.ts'

const already = { repair_ticket_open: 'Une panne est déjà notée pour cet appareil.' }

/** A family says that the machine does not work. It stays theirs, even on our bench: its files are not ours to wipe. One act. */
export const openTicket = (by: Acting, loan: Loan, form: TroubleForm): Promise<Refusal | { id: string }> =>
  attempt(
    by.db,
    async () => {
      if ((await lockLoan(by, loan.id)).over) return refuse(OVER)
      const stopped = refusalOfStopped(await stoppedOf(by, loan.household_id))
      if (stopped) return refuse(stopped)
      await by.db
        .insertInto('repair_ticket')
        .values({
          id: by.newId(),
          organisation_id: by.member.organisationId,
          household_id: loan.household_id,
          handover_id: loan.handover_id,
          custody_id: loan.id,
          device_id: loan.device_id,
          trouble: form.trouble,
          note: form.note,
          opened_by: by.member.name,
          opened_at: by.now,
          taken_in_at: form.taken_in ? by.now : null,
        })
        .execute()
      await told(by, loan, 'loan.broken', { trouble: form.trouble, taken_in: form.taken_in === 'oui' })
      return { id: loan.id }
    },
    already,
  )

/** The open breakdown of a loan, locked. */
export const lockTicket = (by: Acting, loanId: string) =>
  by.db
    .selectFrom('repair_ticket')
    .leftJoin('custody as spare', 'spare.id', 'repair_ticket.spare_custody_id')
    .select([
      'repair_ticket.id',
      'repair_ticket.taken_in_at',
      'repair_ticket.spare_custody_id',
      'spare.until',
      'spare.device_id as spare_device_id',
    ])
    .where('repair_ticket.custody_id', '=', loanId)
    .where('repair_ticket.organisation_id', '=', by.member.organisationId)
    .where('repair_ticket.closed_at', 'is', null)
    .forUpdate('repair_ticket')
    .executeTakeFirst()

/** Said when the breakdown was closed meanwhile. */
export const NO_TICKET = 'Aucune panne n’est en cours pour cet appareil.'

/** The breakdown is over: repaired and taken again, or nothing was wrong. What was lent meanwhile is awaited, on a day said. One act. */
export const endTicket = (by: Acting, loan: Loan, form: EndingForm): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    const standing = await lockLoan(by, loan.id)
    if (standing.over) return refuse(OVER)
    const ticket = await lockTicket(by, loan.id)
    if (!ticket) return refuse(NO_TICKET)
    const spare = ticket.until === null ? ticket.spare_custody_id : null
    const refusal = spare && refusalOfSpareDue(form.spare_due_on, standing.due_on, dayOf(by.now))
    if (refusal) return refuse(refusal, 'spare_due_on')
    if (spare) await by.db.updateTable('custody').set({ due_on: form.spare_due_on }).where('id', '=', spare).execute()
    await by.db
      .updateTable('repair_ticket')
      .set({ outcome: form.outcome, closed_by: by.member.name, closed_at: by.now })
      .where('id', '=', ticket.id)
      .execute()
    await told(by, loan, 'loan.mended', {
      outcome: form.outcome,
      ...(spare ? { spare_due: form.spare_due_on ?? '' } : {}),
    })
    return { id: loan.id }
  })

/** One event on a loan. */
export const told = (by: Acting, loan: Loan, act: string, data: Record<string, string | boolean>) =>
  record(by, {
    act,
    subject: ['handover', loan.handover_id],
    householdId: loan.household_id,
    data: { device: loan.device_id, ...data },
  })
