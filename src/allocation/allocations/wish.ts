import type { Kind } from '../programmes/words.ts'

/** What one household is promised in a programme, inside an act that promises it to one or to many. */
export type Wish = {
  householdId: string
  kinds: readonly Kind[]
  /** A ready device of this stock; null promises a computer without saying which one yet. */
  deviceId: string | null
  /** A card of this stock, or `any` for the first free one; without it the card is chosen later. */
  sim?: string | null
  /** The agreement that pays; without it, the first one that covers the family. */
  agreementId?: string | null
  /** The wish of a run that this promise answers. */
  runNeedId?: string | null
}

/** Why one of the wishes cannot be promised; `field` as the form of a single promise names it. */
export type WishRefusal = { householdId: string; refusal: string; field?: string }
