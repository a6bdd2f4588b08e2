import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { agreementsIn } from '../allocations/wish.known.store.ts'
import { kitsOf } from '../kits/kit.store.ts'
import { linesOf } from '../programmes/stock.store.ts'
import type { PriorityRules } from '../ranking/policy.ts'
import type { OfProgramme } from '../waiting/asking.store.ts'
import { placesLeft, rulesLeft } from '../waiting/limits.store.ts'
import { type Asking, ranked, takingPart } from '../waiting/participants.rules.ts'
import { waitingIn } from '../waiting/waiting.store.ts'
import type { Inputs } from './inputs.ts'
import { suppliedFor } from './stock.store.ts'

/** All that a run reads, but the order that its families are given. */
export type Unranked = Omit<Inputs, 'participants'> & { asking: Asking[] }

/** What a run of this programme would read at this instant. */
export async function unrankedOf(by: Acting, programme: OfProgramme): Promise<Unranked> {
  const [{ kits, whole }, agreements, places, rules, stock, lines, waiting] = await Promise.all([
    kitsOf(by, programme.id),
    agreementsIn(by, [programme.id]),
    placesLeft(by, programme.id),
    rulesLeft(by, programme.id),
    suppliedFor(by, programme.id),
    linesOf(by),
    waitingIn(by, programme.id),
  ])
  const today = dayOf(by.now)
  const asking = takingPart({ publics: programme.publics, kits, whole, agreements, today }, waiting)
  return { asking, kits, stock, lines, places, rules, agreements, today }
}

/** All that a run of this programme would freeze at this instant, with the order that these rules give. */
export async function inputsOf(by: Acting, programme: OfProgramme, rules: PriorityRules): Promise<Inputs> {
  const { asking, ...inputs } = await unrankedOf(by, programme)
  return { ...inputs, participants: ranked(asking, rules, inputs.today) }
}
