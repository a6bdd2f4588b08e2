import { type Agreement, payerOf, refusalOfPublics } from '../allocations/covered.rules.ts'
import { type Kit, kindsOf, kitOf } from '../kits/kit.rules.ts'
import type { Kind } from '../programmes/words.ts'
import type { HouseholdFacts } from '../ranking/facts.ts'
import type { PriorityRules, Ranking } from '../ranking/policy.ts'
import { rankOf } from '../ranking/ranking.rules.ts'
import type { Waiting } from './waiting.store.ts'

/** One family that takes part, under the file that stands for all of its files. */
export interface Participant {
  household: string
  /** The file that makes its pseudonym: the one under which it stood in the run that this one goes on with. */
  key: string
  kit: string
  kinds: Kind[]
  commune: string
  publics: string[]
  /** Who sent the oldest of its orientations that were accepted. */
  prescriberId: string | null
  /** The agreement that pays for it, unless its device is kept for another one. */
  agreement: string | null
  ranking: Ranking
  /** First day of the month of its need, `2026-03-01`. */
  since: string | null
}

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
