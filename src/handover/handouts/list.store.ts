import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { attempt } from '#platform/db/attempt.ts'
import { refusalToMail } from '../handovers/copy.rules.ts'
import type { CopyForm } from '../handovers/handover.form.ts'
import { handoverSeenBy } from '../handovers/handover.store.ts'
import { SHEET_CHANGED } from '../handovers/shown.rules.ts'
import { signHandover } from '../handovers/sign.store.ts'
import type { SignerQuality } from '../handovers/signer.rules.ts'
import { signField } from './list.form.ts'

export type Signature = { id: string; signer: string; signer_as?: SignerQuality; address: string; shown: string }

/**
 * A list that many signed, each on its line, confirmed by somebody of the organisation: each sheet is signed for itself, with its own
 * agreement and its own trace. All of them, or none with a sentence for the line to mend.
 */
export const signList = (
  by: Acting,
  signatures: readonly Signature[],
  { witness, copy }: { witness: string; copy?: CopyForm['how'] },
): Promise<Refusal | { signed: number }> =>
  attempt(by.db, async () => {
    for (const { id, signer, signer_as, address, shown } of signatures) {
      const handover = await handoverSeenBy(by, id)
      if (!handover) return refuse('Cette feuille n’existe plus : rouvrez la page.')
      const form = {
        signer,
        signer_as,
        address,
        shown,
        witness,
        // One letter each, to those whose file has an address and may be written to; the others await a printed one.
        copy: copy === 'email' && refusalToMail(handover, handover.email, by.ways) ? undefined : copy,
        email: handover.email ?? undefined,
        how: 'list',
        read: 'oui',
        guardian: '',
        other_home: '',
      } as const
      const signed = await signHandover(by, handover, { ...form, checked: [] })
      if (refused(signed) && signed.refusal === SHEET_CHANGED) return refuse(SHEET_CHANGED, signField.signed(id))
      if (refused(signed)) return refuse(`${handover.household} : ${signed.refusal}`, fieldOf(id, signed.field))
    }
    return { signed: signatures.length }
  })

/** Where on the list a refusal is to be mended. */
const fieldOf = (id: string, field: string | undefined): string => {
  if (field === 'witness') return field
  if (field === 'signer_as') return signField.quality(id)
  return field === 'address' ? signField.address(id) : signField.signer(id)
}
