import type { PriorityRules, Ranking } from '../ranking/policy.ts'
import { rankOf } from '../ranking/ranking.rules.ts'
import type { Places } from './limits.rules.ts'
import type { Asking } from './participants.rules.ts'

/** A family that waits, where the order puts it. */
export interface Placed extends Ranking, Omit<Asking, 'facts' | 'key'> {}

/** The waiting list in the adopted order: priority, points, month of the need as in a run, then the oldest orientation. The last tie is only for the eye: the draw decides. */
export const inOrder = (asking: readonly Asking[], rules: PriorityRules, day: string): Placed[] =>
  asking
    .map(({ facts, key: _, ...one }): Placed => ({ ...one, ...rankOf(rules, facts, day), since: facts.since }))
    .sort(compare)

/** Until an order is adopted: those for whom a place remains, then the others; each time the oldest orientation first. */
export const asReceived = (asking: readonly Asking[], places: readonly Places[]): Placed[] =>
  asking
    .map(({ facts: _, key: __, ...one }): Placed => {
      const served = one.kinds.every((kind) => places.some((row) => isOf(row, one.commune, kind) && row.left > 0))
      const stratumName = served ? 'Une place reste dans sa commune' : 'Plus de place dans sa commune'
      return { ...one, since: null, stratum: served ? 1 : 2, stratumName, points: 0, reasons: [] }
    })
    .sort(compare)

/** Whether places are those of a commune and of a kind. */
const isOf = (row: Pick<Places, 'commune' | 'kind'>, commune: string, kind: string): boolean =>
  row.commune === commune && row.kind === kind

/** What places one family before another. */
export type Place = Pick<Placed, 'stratum' | 'points' | 'since' | 'sentAt' | 'household'>

/** Below nought when the first comes before; a need without a month comes after those that have one. */
export function compare(a: Place, b: Place): number {
  if (a.stratum !== b.stratum) return a.stratum - b.stratum
  if (a.points !== b.points) return b.points - a.points
  const [one, other] = [a.since?.slice(0, 7) ?? '9', b.since?.slice(0, 7) ?? '9']
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
