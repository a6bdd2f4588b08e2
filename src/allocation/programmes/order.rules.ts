import type { Candidate } from '../policies/candidates.store.ts'
import type { PriorityRules, Ranking } from '../policies/policy.ts'
import { rankOf } from '../policies/ranking.rules.ts'
import { type Kit, kitsFor } from './kit.rules.ts'

/** A family that waits, where the adopted order puts it. */
export interface Placed extends Ranking, Omit<Candidate, 'facts'> {
  /** What it is to be given first; null when no kit of the programme answers it. */
  kit: Kit | null
  publics: string[]
  /** Day of its oldest need, when somebody wrote it. */
  since: string | null
}

/** The waiting list in the adopted order: priority, points, date of need, then the oldest orientation. The last tie is only for the eye: the draw decides. */
export function inOrder(
  candidates: readonly Candidate[],
  rules: PriorityRules,
  day: string,
  { kits, whole }: { kits: readonly Kit[]; whole: boolean },
): Placed[] {
  return candidates
    .map(
      ({ facts, ...one }): Placed => ({
        ...one,
        ...rankOf(rules, facts, day),
        kit: kitsFor(kits, one.kinds, facts.publics, whole)[0] ?? null,
        publics: facts.publics,
        since: facts.since,
      }),
    )
    .sort(compare)
}

/** What places one family before another. */
export type Place = Pick<Placed, 'stratum' | 'points' | 'since' | 'sentAt' | 'household'>

/** Below nought when the first comes before; a need without a date comes after those that have one. */
export function compare(a: Place, b: Place): number {
  if (a.stratum !== b.stratum) return a.stratum - b.stratum
  if (a.points !== b.points) return b.points - a.points
  const [one, other] = [a.since ?? '9', b.since ?? '9']
  if (one !== other) return one < other ? -1 : 1
  if (a.sentAt !== b.sentAt) return a.sentAt - b.sentAt
  return a.household < b.household ? -1 : a.household > b.household ? 1 : 0
}

/** A place as an address carries it, for the page that comes after. */
export const keyOf = ({ stratum, points, since, sentAt, household }: Place): string =>
  [stratum, points, since ?? '', sentAt, household].join('_')

/** The same read back; null when somebody wrote it otherwise. */
export function readKey(text: string | undefined): Place | null {
  const found = /^(\d{1,4})_(-?[\d.]{1,12})_(\d{4}-\d\d-\d\d)?_(\d{1,15})_([0-9a-f-]{36})$/.exec(text ?? '')
  if (!found) return null
  return {
    stratum: Number(found[1]),
    points: Number(found[2]),
    since: found[3] ?? null,
    sentAt: Number(found[4]),
    household: found[5] ?? '',
  }
}
