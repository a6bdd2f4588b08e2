/** Whom to serve, with what, under which limits: all that a run reads, and all that anyone needs to run it again. */
export interface Scenario {
  /** Drawn by a public source after the list was published; with a need's pseudonym it gives the lottery number. */
  seed: string
  needs: Need[]
  supply: Supply[]
  quotas: Quota[]
}

/** One household's wish for one kind of kit. `id` is a pseudonym: nothing here says who they are. */
export interface Need {
  id: string
  kind: string
  /** 1 is served first. */
  stratum: number
  points: number
  /** Day of the need, `2026-09-01`; null when nobody wrote it. */
  since: string | null
  attributes: Record<string, string>
}

/** Devices or lines of one class. `fit` says how well the class suits each kind; 0 where it is silent. */
export interface Supply {
  class: string
  count: number
  suits: string[]
  fit: Record<string, number>
}

/** At least `min` and at most `max` among the needs that `where` names, counted in one class or in all of them. */
export interface Quota {
  name: string
  where: Record<string, string[]>
  class: string | null
  min: number | null
  max: number | null
}

/** Whether the quota counts this need, its class left aside. */
export function names(quota: Quota, need: Need): boolean {
  return Object.entries(quota.where).every(([attribute, values]) => {
    const value = need.attributes[attribute]
    return value !== undefined && values.includes(value)
  })
}

/** Whether the quota counts this need once it is given this class. */
export function counts(quota: Quota, need: Need, granted: string): boolean {
  return (quota.class === null || quota.class === granted) && names(quota, need)
}

/** How many each quota counts, in their order, among needs with the class that each is given. */
export function usedOf(quotas: readonly Quota[], given: Iterable<readonly [Need, string]>): number[] {
  const used = quotas.map(() => 0)
  for (const [need, granted] of given)
    quotas.forEach((quota, index) => {
      if (counts(quota, need, granted)) used[index] = (used[index] ?? 0) + 1
    })
  return used
}
