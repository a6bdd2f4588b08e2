import type { HouseholdFacts } from '../policies/facts.ts'
import type { PriorityRules } from '../policies/policy.ts'
import { rankOf } from '../policies/ranking.rules.ts'
import type { Waiting } from '../policies/waiting.store.ts'
import { type Agreement, covers, type Kit, type Participant, touches } from './inputs.ts'
import { kitFor } from './kit.rules.ts'

/** A family that takes part, before any order is given. */
export interface Asking extends Omit<Participant, 'ranking'> {
  sentAt: number
  facts: HouseholdFacts
}

type Programme = { publics: readonly string[]; whole_kits: boolean }

/** Of the families that wait, those for whom the programme is and to whom one of its kits answers: each with its kit, and with who pays for it. */
export const takingPart = (
  programme: Programme,
  waiting: readonly Waiting[],
  kits: readonly Kit[],
  agreements: readonly Agreement[],
): Asking[] =>
  waiting.flatMap(({ household, commune, lacks, prescriber, sentAt, facts }): Asking[] => {
    const { publics, since } = facts
    const kit = kitFor(kits, { open: lacks, publics, whole: programme.whole_kits })
    if (!kit || !touches(programme.publics, publics)) return []
    return [
      {
        ...{ household, key: household, kit: kit.name, kinds: kit.kinds, commune, publics, prescriber, sentAt, facts },
        agreement: agreements.find((one) => covers(one, { commune, publics }))?.id ?? null,
        since: since && `${since.slice(0, 7)}-01`,
      },
    ]
  })

/** The same where an order puts each of them, on a day. */
export const ranked = (asking: readonly Asking[], rules: PriorityRules, day: string): Participant[] =>
  asking.map(({ facts, sentAt: _, ...one }) => ({ ...one, ranking: rankOf(rules, facts, day) }))
