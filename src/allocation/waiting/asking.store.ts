import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { agreementsIn } from '../allocations/wish.known.store.ts'
import { kitsOf } from '../kits/kit.store.ts'
import { type Asking, takingPart } from './participants.rules.ts'
import { waitingIn } from './waiting.store.ts'

/** What is read of a programme to know who takes part in it. */
export type OfProgramme = { id: string; publics: string[]; whole_kits: boolean }

/** Everybody who takes part today in what this programme gives, before any order. */
export async function askingIn(by: Acting, programme: OfProgramme): Promise<Asking[]> {
  const [waiting, { kits, whole }, agreements] = await Promise.all([
    waitingIn(by, programme.id),
    kitsOf(by, programme.id),
    agreementsIn(by, [programme.id]),
  ])
  return takingPart({ publics: programme.publics, kits, whole, agreements, today: dayOf(by.now) }, waiting)
}
