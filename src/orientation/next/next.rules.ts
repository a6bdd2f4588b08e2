/** An organisation that may be addressed next, with what it has now. */
export type Candidate = {
  organisationId: string
  name: string
  near: boolean
  close: boolean
  programme: string | null
  left: { computer?: number; connection?: number } | null
  stock: 'many' | 'few' | 'none'
  seats: number
  answerDays: number | null
}
export type Wanted = {
  kinds: readonly string[]
  commune: string
  /** Whom the one that refused proposes. */
  suggested: string | null
  /** Those that this household was already addressed to for one of these needs, whatever they answered, or did not. */
  tried: ReadonlySet<string>
}

/** Whether a candidate has this kind now: a place planned for the commune, a machine ready nearby, a seat in a workshop. */
export const has = (candidate: Candidate, kind: string): boolean => {
  if (kind === 'skills') return candidate.seats > 0
  const left = candidate.left?.[kind as 'computer' | 'connection']
  if (left !== undefined) return left > 0
  return kind === 'computer' && candidate.near && candidate.stock !== 'none'
}

/**
 * The one to propose after a refusal or a silence, or null. In this order: whom the one that refused proposes; who has most of what
 * is asked for; who planned places in that commune; who is in the same group of communes; who answers soonest; the first by name.
 * Nobody is proposed twice, nor who does not serve the commune or its département, nor who has nothing of what is asked for now: a
 * family is not sent from one empty counter to the next. Only whom a colleague proposes may be, since somebody vouches for it.
 */
export function nextReceiver<T extends Candidate>(candidates: readonly T[], wanted: Wanted): T | null {
  const score = (candidate: T) => wanted.kinds.filter((kind) => has(candidate, kind)).length
  const [first] = candidates
    .filter(
      (one) =>
        !wanted.tried.has(one.organisationId) &&
        (one.organisationId === wanted.suggested || ((one.near || one.left !== null) && score(one) > 0)),
    )
    .toSorted(
      (a, b) =>
        Number(b.organisationId === wanted.suggested) - Number(a.organisationId === wanted.suggested) ||
        score(b) - score(a) ||
        Number(b.left !== null) - Number(a.left !== null) ||
        Number(b.close) - Number(a.close) ||
        (a.answerDays ?? Number.POSITIVE_INFINITY) - (b.answerDays ?? Number.POSITIVE_INFINITY) ||
        a.name.localeCompare(b.name, 'fr'),
    )
  return first ?? null
}
