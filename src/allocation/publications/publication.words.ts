import { sayDate, sayMonthOf } from '#platform/i18n/dates.ts'
import { capital, uncapital } from '#platform/text/capital.ts'
import type { Tone } from '#platform/ui/chip.tsx'
import type { RunState } from '../runStates.ts'
import { keptIn, protectedNumber } from '../runs/names.rules.ts'
import { sayPoints } from '../sheets/said.words.ts'
import type { Place } from '../solving/outcome.ts'
import type { ListedRun } from './publication.store.ts'

const stateWords: Record<RunState, { said: string; tone: Tone }> = {
  frozen: { said: 'Annoncé, tirage à venir', tone: 'turn' },
  computing: { said: 'Calcul en cours', tone: 'turn' },
  proposed: { said: 'La commission va décider', tone: 'turn' },
  decided: { said: 'Décidé, publication à venir', tone: 'turn' },
  published: { said: 'Publié', tone: 'done' },
  settled: { said: 'Publié', tone: 'done' },
  cancelled: { said: 'Annulé', tone: 'loss' },
  failed: { said: 'Interrompu', tone: 'loss' },
}

/** How far a run is, for anybody; what would point to too few families is closed without being shown. */
export const sayState = ({ state, published_at }: Pick<ListedRun, 'state' | 'published_at'>) =>
  state === 'settled' && !published_at
    ? ({ said: 'Décidé, sans publication', tone: 'calm' } as const)
    : (stateWords[state as RunState] ?? ({ said: state, tone: 'calm' } as const))

/** What became of a draw: whether it was made, on which day, or that it never was. */
export const sayDraw = ({ state, seed_on, seeded }: { state: string; seed_on: string; seeded: boolean }): string => {
  if (seeded) return `tirage du ${sayDate(seed_on)}`
  return state === 'cancelled' || state === 'failed'
    ? 'tirage jamais enregistré'
    : `tirage prévu le ${sayDate(seed_on)}`
}

/** What a run that was given up lets suspect: whether its draw was known already, recorded or not. */
export function sayGivenUp(run: { seed: string | null; seed_on: string; cancelled_on: string | null }): string {
  if (run.seed !== null)
    return 'Ce passage a été annulé après son tirage. Il reste affiché, pour que chacun sache qu’un tirage a été fait puis laissé.'
  return run.cancelled_on !== null && run.cancelled_on >= run.seed_on
    ? `Ce passage a été annulé le ${sayDate(run.cancelled_on)}, alors que son tirage, du ${sayDate(run.seed_on)}, pouvait déjà être connu. Il reste affiché pour que chacun le sache.`
    : 'Ce passage a été annulé avant son tirage. Personne n’a été choisi.'
}

/** '2026-03-01' → "mars 2026"; days are not published. */
export const saySince = (since: string | null): string => (since ? sayMonthOf(since) : 'date inconnue')

/** "priorité 1, 14 points, mars 2026" */
export const sayPlace = (place: Place | null): string =>
  place ? `priorité ${place.stratum}, ${sayPoints(place.points)}, ${saySince(place.since)}` : 'personne'

/** "au moins 10, au plus 40" */
export const sayLimits = ({ min, max }: { min: number | null; max: number | null }): string =>
  max === 0
    ? 'aucun'
    : [min ? `au moins ${min}` : '', max === null ? '' : `au plus ${max}`].filter(Boolean).join(', ') || 'sans limite'

/** A limit that closes stock kept for an agreement to everybody else says so; any other bears its own name. */
export function sayQuota(name: string): string {
  const kept = keptIn(name)
  if (kept) return `hors « ${kept.agreement ?? kept.stock} »`
  return protectedNumber(name) ? uncapital(name) : name
}

/** A limit on one class of stock says which: "Portable, pour qui n’est pas de « Élèves »". */
export function sayLimit({ name, class: only }: { name: string; class: string | null }): string {
  const kept = keptIn(name)
  if (kept?.agreement) return `${kept.stock}, pour qui n’est pas de « ${kept.agreement} »`
  return only ? `${only}, ${sayQuota(name)}` : name
}

/** The group of a cut-off: the quotas that count it, or everybody that none counts, and what was asked for. */
export const sayGroup = ({ quotas, kinds }: { quotas: string[]; kinds: string[] }): string =>
  `${capital(quotas.map(sayQuota).join(', ')) || 'Tous les autres'} (${kinds.join(', ').toLowerCase()})`

/** "1,4 Mo", "312 ko" */
export const sayBytes = (bytes: number): string =>
  bytes >= 1_000_000
    ? `${(bytes / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`
    : `${Math.ceil(bytes / 1000)} ko`
