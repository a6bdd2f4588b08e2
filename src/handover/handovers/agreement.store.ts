import { peopleOf } from '#needs/beneficiaries/beneficiary.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { loanWordsOf } from '../loans/agreed.store.ts'
import { type Agreement, agreementPdf } from './agreement.pdf.ts'
import type { SeenHandover } from './handover.store.ts'
import type { Item } from './item.store.ts'

/** What the agreement of a handover says, signed or still to sign, as it stands now. */
export async function agreementNow(
  by: Acting,
  handover: SeenHandover,
  items: readonly Item[],
  signature: Uint8Array | null = null,
): Promise<Agreement> {
  const [people, loan] = await Promise.all([peopleOf(by, handover.household_id), loanWordsOf(by, handover)])
  const pupils = people
    .filter((person) => !person.adult)
    .map((person) => [`${person.first_name} ${person.last_name}`.trim(), person.class].filter(Boolean).join(', '))
  const at = handover.signed_at ?? by.now
  return { handover, items, pupils, loan, signature, day: dayOf(at), at }
}

/** The same as the paper that is signed and kept. */
export const agreementOf = async (...of: Parameters<typeof agreementNow>): Promise<Buffer> =>
  agreementPdf(await agreementNow(...of))
