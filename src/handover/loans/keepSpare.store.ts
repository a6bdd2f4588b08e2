import { refusalOfStopped } from '#needs/rights/stopped.rules.ts'
import { stoppedOf } from '#needs/rights/stopped.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { attempt } from '#platform/db/attempt.ts'
import { keepFile } from '#platform/files/file.store.ts'
import { refusalOfParty, refusalOfWitness } from '../handovers/handover.rules.ts'
import { handoverSeenBy } from '../handovers/handover.store.ts'
import { noteHome } from '../handovers/home.store.ts'
import { digestOfShown, refusalOfShown } from '../handovers/shown.rules.ts'
import { readSignature } from '../handovers/signatureImage.ts'
import type { KeepSpareForm } from './loan.form.ts'
import { OVER } from './loan.rules.ts'
import { type Loan, lockLoan } from './loan.store.ts'
import { takeBackLoan } from './takeBack.store.ts'
import { lockTicket, NO_TICKET, told } from './ticket.store.ts'

/** Said when nothing was lent meanwhile, or when it came back. */
export const NO_SPARE = 'Aucun appareil n’est prêté en attendant : prêtez-en d’abord un autre.'

/** What the page of an exchange shows: which machine stays, and until when. */
export const exchangeShown = (spare: string, due: string): string => digestOfShown([spare, due])

/**
 * The family keeps the spare machine for good, and signs it as it signed the loan: the broken one comes back, the other one stands in its
 * place under the same agreement. One act; the event holds the digest of what was signed.
 */
export const keepSpare = (by: Acting, loan: Loan, form: KeepSpareForm): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    const unseen = refusalOfWitness(form.how, form.witness)
    if (unseen) return refuse(unseen, 'witness')
    const image = form.how === 'screen' ? readSignature(form.signature) : null
    if (refused(image)) return image
    const stopped = refusalOfStopped(await stoppedOf(by, loan.household_id))
    if (stopped) return refuse(stopped)
    const { over, due_on } = await lockLoan(by, loan.id)
    if (over) return refuse(OVER)
    const handover = await handoverSeenBy(by, loan.handover_id)
    const unsaid = handover && refusalOfParty(handover, form)
    if (unsaid) return refuse(unsaid.refusal, unsaid.field)
    const ticket = await lockTicket(by, loan.id)
    if (!ticket) return refuse(NO_TICKET)
    if (!ticket.spare_custody_id || ticket.until !== null) return refuse(NO_SPARE)
    const changed = refusalOfShown(form.shown, exchangeShown(ticket.spare_custody_id, due_on))
    if (changed) return refuse(changed)
    await noteHome(by, loan, { address: form.address, other_home: '' })
    const kept = image && (await keepFile(by, image, { name: `echange-${loan.number}.png`, type: 'image/png' }))
    await by.db
      .updateTable('repair_ticket')
      .set({
        ...{ outcome: 'replaced', closed_by: by.member.name, closed_at: by.now },
        ...{
          signer: form.signer,
          signer_as: form.signer_as,
          signed_how: form.how,
          witness: form.witness,
          signature_file_id: kept?.id ?? null,
        },
      })
      .where('id', '=', ticket.id)
      .execute()
    const refusal = await takeBackLoan(by, loan, {
      ...{ place: form.place, condition: 'broken', accessories: 'all', missing: '', lock: 'unseen' },
    })
    if (refusal) return refusal
    await told(by, loan, 'loan.swapped', {
      ...{
        spare: ticket.spare_device_id ?? '',
        how: form.how,
        signer_as: form.signer_as ?? '',
        digest: kept?.sha256.toString('hex') ?? '',
      },
    })
    return { id: loan.id }
  })
