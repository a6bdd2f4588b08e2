import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { kitsOf } from '../kits/kit.store.ts'
import type { PriorityRules } from '../policies/policy.ts'
import { waitingIn } from '../policies/waiting.store.ts'
import type { Inputs } from './inputs.ts'
import { agreementsOf, placesLeft, rulesLeft } from './limits.store.ts'
import { type Asking, ranked, takingPart } from './participants.rules.ts'
import { linesOf, suppliedFor } from './stock.store.ts'

export type OfProgramme = { id: string; publics: string[]; whole_kits: boolean }

/** Everybody who takes part today in what this programme gives, before any order. */
export async function askingIn(by: Acting, programme: OfProgramme): Promise<Asking[]> {
  const [waiting, { kits, whole }, agreements] = await Promise.all([
    waitingIn(by, programme.id),
    kitsOf(by, programme.id),
    agreementsOf(by, programme.id),
  ])
  return takingPart({ publics: programme.publics, kits, whole, agreements, today: dayOf(by.now) }, waiting)
}

/** All that a run reads, but the order that its families are given. */
export type Unranked = Omit<Inputs, 'participants'> & { asking: Asking[] }

export async function unrankedOf(by: Acting, programme: OfProgramme): Promise<Unranked> {
  const [{ kits, whole }, agreements, places, rules, stock, lines, waiting] = await Promise.all([
    kitsOf(by, programme.id),
    agreementsOf(by, programme.id),
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
