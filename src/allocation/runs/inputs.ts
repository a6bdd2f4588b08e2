import type { Agreement } from '../allocations/covered.rules.ts'
import type { Kit } from '../kits/kit.rules.ts'
import type { Supplied } from '../programmes/stockClass.rules.ts'
import type { Places, RuleLeft } from '../waiting/limits.rules.ts'
import type { Participant } from '../waiting/participants.rules.ts'

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
