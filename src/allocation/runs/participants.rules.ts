import { type Agreement, payerOf, refusalOfPublics } from '../allocations/covered.rules.ts'
import { type Kit, kindsOf, kitOf } from '../kits/kit.rules.ts'
import type { HouseholdFacts } from '../policies/facts.ts'
import type { PriorityRules } from '../policies/policy.ts'
import { rankOf } from '../policies/ranking.rules.ts'
import type { Waiting } from '../policies/waiting.store.ts'
import type { Participant } from './inputs.ts'

/** A family that takes part, before any order is given. */
export interface Asking extends Omit<Participant, 'ranking'> {
  sentAt: number
  facts: HouseholdFacts
}

/** What a programme gives, and to whom; on the day of today. */
interface Given {
  publics: readonly string[]
  kits: readonly Kit[]
  whole: boolean
  agreements: readonly Agreement[]
  today: string
}

/** Of the families that wait, those for whom the programme is and to whom one of its kits answers: each with its kit, and with who pays for it. */
export const takingPart = (
  { publics: meantFor, kits, whole, agreements, today }: Given,
  waiting: readonly Waiting[],
): Asking[] =>
  waiting.flatMap(({ household, commune, lacks, prescriberId, sentAt, facts }): Asking[] => {
    const { publics, since } = facts
    const family = { commune, publics, prescriberId }
    const kit = kitOf(kits, lacks, publics, whole)
    if (!kit || refusalOfPublics(meantFor, family)) return []
    return [
      {
        ...{ household, key: household, kit: kit.name, kinds: kindsOf(kit), sentAt, facts },
        ...family,
        agreement: payerOf(agreements, family, today),
        since: since && `${since.slice(0, 7)}-01`,
      },
    ]
  })

/** The same where an order puts each of them, on a day. */
export const ranked = (asking: readonly Asking[], rules: PriorityRules, day: string): Participant[] =>
  asking.map(({ facts, sentAt: _, ...one }) => ({ ...one, ranking: rankOf(rules, facts, day) }))
