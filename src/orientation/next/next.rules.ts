import { atCommune } from '#allocation/programmes/words.ts'
import { type NeedKind, needWords } from '#needs/households/words.ts'
import { counted } from '#platform/ui/counted.ts'

/** An organisation that may be addressed next, with what it has now. */
export type Candidate = {
  organisationId: string
  name: string
  near: boolean
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
  /** Those that this household was already addressed to, whatever they answered. */
  tried: ReadonlySet<string>
}

/** Whether a candidate has this kind now: a place planned for the commune, a machine ready nearby, a seat in a workshop. */
const has = (candidate: Candidate, kind: string): boolean => {
  if (kind === 'skills') return candidate.seats > 0
  const left = candidate.left?.[kind as 'computer' | 'connection']
  if (left !== undefined) return left > 0
  return kind === 'computer' && candidate.near && candidate.stock !== 'none'
}

/**
 * The one to propose after a refusal or a silence, or null. In this order: whom the one that refused proposes; who has most of what
 * is asked for; who planned places in that commune; who answers soonest; the first by name. Nobody is proposed who does not serve
 * the commune or its département, nor twice.
 */
export function nextReceiver<T extends Candidate>(candidates: readonly T[], wanted: Wanted): T | null {
  const score = (candidate: T) => wanted.kinds.filter((kind) => has(candidate, kind)).length
  const [first] = candidates
    .filter(
      (one) =>
        !wanted.tried.has(one.organisationId) &&
        (one.near || one.left !== null || one.organisationId === wanted.suggested),
    )
    .toSorted(
      (a, b) =>
        Number(b.organisationId === wanted.suggested) - Number(a.organisationId === wanted.suggested) ||
        score(b) - score(a) ||
        Number(b.left !== null) - Number(a.left !== null) ||
        (a.answerDays ?? Number.POSITIVE_INFINITY) - (b.answerDays ?? Number.POSITIVE_INFINITY) ||
        a.name.localeCompare(b.name, 'fr'),
    )
  return first ?? null
}

/** Why this one, in sentences that can be read aloud to the family. */
export function sayWhyNext(candidate: Candidate, { kinds, commune, suggested }: Wanted): string {
  const where = commune ? ` ${atCommune(commune)}` : ''
  const places = (['computer', 'connection'] as const).flatMap((kind) => {
    const left = candidate.left?.[kind] ?? 0
    return kinds.includes(kind) && left > 0 ? [`${counted(left, 'place')} pour ${needWords[kind]}`] : []
  })
  const held = kinds.filter((kind) => has(candidate, kind))
  const missing = kinds.filter((kind) => !held.includes(kind)).map((kind) => needWords[kind as NeedKind])
  return [
    candidate.organisationId === suggested ? 'Proposée par la structure qui a répondu.' : '',
    places.length > 0
      ? `Il lui reste ${and(places)}${where}.`
      : candidate.near
        ? 'Elle est dans le même département.'
        : '',
    kinds.includes('computer') &&
    !places.some((place) => place.endsWith(needWords.computer)) &&
    has(candidate, 'computer')
      ? 'Elle a des ordinateurs prêts.'
      : '',
    kinds.includes('skills') && candidate.seats > 0
      ? `${counted(candidate.seats, 'place')} en atelier d’ici 30 jours.`
      : '',
    missing.length > 0 ? `Rien n’est prévu chez elle pour ${and(missing)} en ce moment.` : '',
    candidate.answerDays === null ? '' : `Elle répond en ${counted(candidate.answerDays, 'jour')} environ.`,
    'Cette famille ne lui a pas encore été adressée.',
  ]
    .filter(Boolean)
    .join(' ')
}

const and = (words: readonly string[]) => new Intl.ListFormat('fr', { type: 'conjunction' }).format(words)
