import type { Agreement } from '../allocations/covered.rules.ts'
import type { Naming } from '../allocations/crossing.rules.ts'
import type { Kit } from '../kits/kit.rules.ts'
import type { Ranking } from '../policies/policy.ts'
import type { Supplied } from '../programmes/stockClass.rules.ts'
import type { Kind } from '../programmes/words.ts'

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

/** Places of one commune that nobody was promised yet, and those of them kept for what some organisations prescribe. */
export interface Places {
  commune: string
  communeName: string
  kind: Kind
  left: number
  kept: { holder: string; left: number }[]
}

/** What is left of a crossing quota. */
export interface RuleLeft extends Naming {
  name: string
  min: number | null
  max: number | null
}

/** All that a run reads: nothing else decides. */
export interface Inputs {
  participants: Participant[]
  kits: readonly Kit[]
  stock: Supplied[]
  /** SIM cards that nobody was promised. */
  lines: number
  places: Places[]
  rules: RuleLeft[]
  /** All of the programme's, whatever their dates. */
  agreements: Agreement[]
  /** Day of the freeze, on which an agreement pays or not. */
  today: string
}
