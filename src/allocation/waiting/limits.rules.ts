import { type Naming, names } from '../allocations/crossing.rules.ts'
import type { Kind } from '../programmes/words.ts'
import type { Participant } from './participants.rules.ts'

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

/** What a crossing quota reads of a family. */
type Named = Pick<Participant, 'kinds' | 'commune' | 'publics' | 'prescriberId' | 'agreement'>

/** Whether a crossing quota counts a family. */
export const isNamed = (rule: RuleLeft, family: Named): boolean =>
  family.kinds.some((kind) => names(rule, kind, family, family.agreement))
