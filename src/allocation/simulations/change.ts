/** What a scenario changes in today's programme: a number written in place of another, or added to it. */
export interface Change {
  what: Target
  value: number
  /** Added to today's number, instead of written in its place. */
  added: boolean
}

/** A limit by its code, a class of stock by its name, a reason of points by its words. */
export type Target = { most: string } | { least: string } | { stock: string } | { points: string }

/** One scenario beside today's. `policyId`: another version of the order; null for the adopted one. */
export interface Alternative {
  name: string
  policyId: string | null
  changes: Change[]
}
