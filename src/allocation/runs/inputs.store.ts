import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { payerOf, refusalOfPublics } from '../allocations/covered.rules.ts'
import { kindsOf, kitOf } from '../kits/kit.rules.ts'
import { kitsOf } from '../kits/kit.store.ts'
import type { PriorityRules } from '../policies/policy.ts'
import { rankOf } from '../policies/ranking.rules.ts'
import type { Inputs, Participant } from './inputs.ts'
import { agreementsOf, placesLeft, rulesLeft } from './limits.store.ts'
import { wantingIn } from './participants.store.ts'
import { linesOf, suppliedFor } from './stock.store.ts'

export type OfProgramme = { id: string; publics: string[]; whole_kits: boolean }

/** All that a run of this programme would freeze at this instant, with the order that these rules give. */
export async function inputsOf(by: Acting, programme: OfProgramme, rules: PriorityRules): Promise<Inputs> {
  const [{ kits, whole }, agreements, places, left, stock, lines, wanting] = await Promise.all([
    kitsOf(by, programme.id),
    agreementsOf(by, programme.id),
    placesLeft(by, programme.id),
    rulesLeft(by, programme.id),
    suppliedFor(by, programme.id),
    linesOf(by),
    wantingIn(by, programme.id),
  ])
  const today = dayOf(by.now)
  const participants = wanting.flatMap(({ id, commune, open, since, prescriberId, facts }): Participant[] => {
    const family = { commune, publics: facts.publics, prescriberId }
    const kit = kitOf(kits, open, family.publics, whole)
    if (!kit || refusalOfPublics(programme.publics, family)) return []
    return [
      {
        ...{ household: id, key: id, kit: kit.name, kinds: kindsOf(kit), ...family },
        agreement: payerOf(agreements, family, today),
        ranking: rankOf(rules, { ...facts, since }, today),
        since: since && `${since.slice(0, 7)}-01`,
      },
    ]
  })
  return { participants, kits, stock, lines, places, rules: left, agreements, today }
}
