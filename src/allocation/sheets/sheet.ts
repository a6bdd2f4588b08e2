import type { PriorityRules } from '../ranking/policy.ts'

/** What places one family among others, as far as it is published: the day of a need is said by its month. */
type Line = { stratum: number; points: number; since: string | null; lottery: string }

/** A quota that is full; `places` is null where so small a number would point at somebody. */
export type Full = { name: string; places: number | null }

/** What one family is told of its own wish, once a commission decided. Nothing of it is about another family. */
export interface Sheet {
  id: string
  runId: string
  householdId: string | null
  pseudonym: string
  /** Number of the draw: twelve hexadecimal digits. */
  number: string
  kit: string
  kinds: string[]
  commune: string
  insee: string
  publics: string[]
  stratum: number
  stratumName: string
  points: number
  reasons: { reason: string; points: number }[]
  /** Month of the need, `2026-03`. */
  since: string | null
  /** What the calculation proposed, and what the commission decided. */
  proposed: 'served' | 'waiting' | null
  final: 'served' | 'waiting' | null
  why: 'no class suits' | 'no stock' | 'quota' | null
  binding: Full[]
  decidedBy: string | null
  gone: 'merged' | 'forgotten' | 'closed' | 'served' | 'withdrawn' | 'moved' | null
  toldAt: string | null
  /** The reader belongs to the organisation that decided. */
  own: boolean
  /** Among those who wait for the same things under the same quotas, from 1; `waiting` is null under five. */
  place: number | null
  waiting: number | null
  /** Of whom its place and its line are said: everybody of its commune, those who asked for the same there, or those of the same quotas. */
  scope: 'commune' | 'kit' | 'quotas'
  /** How many more places, or devices, would have reached this family; null when nothing sure can be said. */
  lacking: number | null
  /** Fewer than five families share its line: where it fell is not said. */
  alone: boolean | null
  lastServed: Line | null
  derogation: { way: 'in' | 'out'; why: string } | null
  appeal: {
    state: 'received' | 'upheld' | 'rejected'
    receivedOn: string
    answer: string
    answeredOn: string | null
  } | null
  run: {
    name: string
    frozenAt: string
    decidedOn: string
    body: string
    notedBy: string
    seed: string | null
    seedSource: string
    seedOn: string
    hash: string
    publicCode: string | null
    derogationsAtMost: number
  }
  policy: { version: number; rules: PriorityRules; adoptedBy: string; adoptedOn: string }
  programme: string
  /** Null for a reader of another organisation. */
  programmeId: string | null
  organisation: { name: string; phone: string | null; email: string | null }
}
