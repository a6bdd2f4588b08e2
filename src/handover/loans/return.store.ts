import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import type { ReturnForm } from './loan.form.ts'
import { OVER } from './loan.rules.ts'
import { type Loan, lockLoan } from './loan.store.ts'
import { takeBackLoan } from './takeBack.store.ts'
import { closeTicketOf } from './ticket.close.store.ts'

const twice = { loan_return_once: 'Cet appareil vient d’être rendu : il n’y a rien à refaire.' }

/** A family brings a machine back, to any place of its lender: quarantine, to be wiped again. One act. */
export const returnLoan = (by: Acting, loan: Loan, form: ReturnForm): Promise<Refusal | { id: string }> =>
  attempt(
    by.db,
    async () => {
      const { over } = await lockLoan(by, loan.id)
      if (over) return refuse(OVER)
      if (form.accessories === 'missing' && !form.missing) return refuse('Écrivez ce qui manque.', 'missing')
      await closeTicketOf(by, loan.id, 'given_back')
      const done = await takeBackLoan(by, loan, form)
      if (done) return done
      await record(by, {
        act: 'loan.returned',
        subject: ['handover', loan.handover_id],
        householdId: loan.household_id,
        from: loan.state,
        to: 'returned',
        data: { device: loan.device_id, place: form.place, condition: form.condition, missing: form.missing },
      })
      return { id: loan.id }
    },
    twice,
  )
