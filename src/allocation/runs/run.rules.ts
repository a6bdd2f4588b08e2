import { sayDate } from '#platform/i18n/dates.ts'
import { decidedStates, openStates } from '../runStates.ts'

type Run = { state: string; seed_on: string; follows_id: string | null }

/** The seed is entered once, on its day or later: before, nobody knows it. */
export function refusalToSeed(run: Run, today: string): string | null {
  if (run.state === 'cancelled') return 'Ce passage est annulé.'
  if (run.state !== 'frozen') return 'Le tirage est déjà enregistré.'
  return today < run.seed_on
    ? `Le tirage a lieu le ${sayDate(run.seed_on)} : enregistrez-le ce jour-là ou après.`
    : null
}

/** A typing mistake is corrected while nobody knows the answer yet. Afterwards, another seed would be a choice among answers. */
export function refusalToCorrect(run: Run): string | null {
  if (run.follows_id) return 'Ce passage reprend le tirage du passage précédent : il ne se corrige pas.'
  if (run.state === 'computing') return null
  return run.state === 'frozen'
    ? 'Le tirage n’est pas encore enregistré.'
    : 'Le calcul est terminé : changer le tirage maintenant serait choisir un résultat. Annulez ce passage en disant pourquoi, puis figez-en un autre.'
}

/** Until the commission decides, a run may be cancelled; what it decided is answered by people, not by a button. */
export const refusalToCancelRun = ({ state }: { state: string }): string | null =>
  state === 'cancelled'
    ? 'Ce passage est déjà annulé.'
    : openStates.includes(state) || state === 'failed'
      ? null
      : 'La commission a décidé : ce passage ne s’annule plus.'

/** A computing that failed is tried again on the same question, with the same seed. */
export const refusalToRetry = ({ state }: { state: string }): string | null =>
  state === 'failed' ? null : 'Ce calcul n’a pas échoué : il n’y a rien à relancer.'

/** A run goes on with the promises of one that was decided. */
export const refusalToFollow = ({ state }: { state: string }): string | null =>
  decidedStates.includes(state) ? null : 'Ce passage n’est pas encore décidé : il n’y a rien à redistribuer.'

/** The draw comes after the list: what is known already could have been chosen. */
export const refusalOfSeedDay = (day: string, today: string): string | null =>
  day > today ? null : 'Choisissez un jour à venir : la liste est publiée avant que le tirage soit connu.'
