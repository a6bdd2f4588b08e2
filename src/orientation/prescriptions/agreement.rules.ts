import type { Agreed } from './agreement.store.ts'

/**
 * Whether a family agreed that it be addressed to this organisation. An agreement is for one receiver, as its paper says; one that
 * names nobody serves for the first that the family was addressed to since, and for no other.
 */
export const agreedTowards = (agreed: readonly Agreed[], organisationId: string): boolean =>
  agreed.some(({ receiver_id, addressed }) =>
    receiver_id ? receiver_id === organisationId : addressed.every((one) => one === organisationId),
  )
