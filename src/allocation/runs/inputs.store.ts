import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { PriorityRules } from '../policies/policy.ts'
import { waitingIn } from '../policies/waiting.store.ts'
import type { Inputs } from './inputs.ts'
import { kitsOf } from './kits.store.ts'
import { agreementsOf, placesLeft, rulesLeft } from './limits.store.ts'
import { type Asking, ranked, takingPart } from './participants.rules.ts'
import { classesOf, linesOf } from './stock.store.ts'

export type OfProgramme = { id: string; publics: string[]; whole_kits: boolean }

/** Everybody who takes part today in what this programme gives, before any order. */
export async function askingIn(by: Acting, programme: OfProgramme): Promise<Asking[]> {
  const [waiting, kits, agreements] = await Promise.all([
    waitingIn(by, programme.id),
    kitsOf(by, programme),
    agreementsOf(by, programme.id),
  ])
  return takingPart(programme, waiting, kits, agreements)
}

/** All that a run reads, but the order that its families are given. */
export type Unranked = Omit<Inputs, 'participants'> & { asking: Asking[] }

export async function unrankedOf(by: Acting, programme: OfProgramme): Promise<Unranked> {
  const agreements = await agreementsOf(by, programme.id)
  const [kits, places, rules, stock, lines, waiting] = await Promise.all([
    kitsOf(by, programme),
    placesLeft(by, programme.id),
    rulesLeft(by, programme.id),
    classesOf(by, programme.id, agreements),
    linesOf(by),
    waitingIn(by, programme.id),
  ])
  return { asking: takingPart(programme, waiting, kits, agreements), kits, places, rules, stock, lines, agreements }
}

/** All that a run of this programme would freeze at this instant, with the order that these rules give. */
export async function inputsOf(by: Acting, programme: OfProgramme, rules: PriorityRules): Promise<Inputs> {
  const { asking, ...inputs } = await unrankedOf(by, programme)
  return { ...inputs, participants: ranked(asking, rules, dayOf(by.now)) }
}
