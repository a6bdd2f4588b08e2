import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { PriorityRules } from '../policies/policy.ts'
import { rankOf } from '../policies/ranking.rules.ts'
import { covers, type Inputs, type Participant, touches } from './inputs.ts'
import { kitFor } from './kit.rules.ts'
import { kitsOf } from './kits.store.ts'
import { agreementsOf, placesLeft, rulesLeft } from './limits.store.ts'
import { wantingIn } from './participants.store.ts'
import { classesOf, linesOf } from './stock.store.ts'

export type OfProgramme = { id: string; publics: string[]; whole_kits: boolean }

/** All that a run of this programme would freeze at this instant, with the order that these rules give. */
export async function inputsOf(by: Acting, programme: OfProgramme, rules: PriorityRules): Promise<Inputs> {
  const agreements = await agreementsOf(by, programme.id)
  const [kits, places, left, stock, lines, wanting] = await Promise.all([
    kitsOf(by, programme),
    placesLeft(by, programme.id),
    rulesLeft(by, programme.id),
    classesOf(by, programme.id, agreements),
    linesOf(by),
    wantingIn(by, programme.id),
  ])
  const today = dayOf(by.now)
  const participants = wanting.flatMap(({ id, commune, open, since, prescriber, facts }): Participant[] => {
    const { publics } = facts
    const kit = kitFor(kits, { open, publics, whole: programme.whole_kits })
    if (!kit || !touches(programme.publics, publics)) return []
    return [
      {
        ...{ household: id, key: id, kit: kit.name, kinds: kit.kinds, commune, publics, prescriber },
        agreement: agreements.find((one) => covers(one, { commune, publics }))?.id ?? null,
        ranking: rankOf(rules, { ...facts, since }, today),
        since: since && `${since.slice(0, 7)}-01`,
      },
    ]
  })
  return { participants, kits, stock, lines, places, rules: left, agreements }
}
