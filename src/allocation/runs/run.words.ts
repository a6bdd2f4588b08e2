import { sayMonthOf } from '#platform/i18n/dates.ts'
import type { Tone } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import type { RunState } from '../runStates.ts'
import { stratumIn } from '../solving/objectives.ts'
import type { Place } from '../solving/outcome.ts'
import type { Moved } from './redistribution.store.ts'

/** States as people say them, and the colour of their chip. */
const runWords: Record<RunState, { label: string; tone: Tone }> = {
  frozen: { label: 'Figé, tirage attendu', tone: 'turn' },
  computing: { label: 'Calcul en cours', tone: 'calm' },
  proposed: { label: 'Proposé à la commission', tone: 'turn' },
  decided: { label: 'Décidé', tone: 'done' },
  published: { label: 'Publié', tone: 'done' },
  settled: { label: 'Promesses tenues', tone: 'done' },
  cancelled: { label: 'Annulé', tone: 'calm' },
  failed: { label: 'Calcul arrêté', tone: 'loss' },
}

export const runLabel = (state: string) => runWords[state as RunState] ?? { label: state, tone: 'calm' as Tone }

/** What an objective of the solver is to a reader. */
export function sayObjective(name: string): string {
  const stratum = stratumIn(name)
  if (stratum !== null) return `le plus de familles de priorité ${stratum}`
  return (
    {
      points: 'le plus de points',
      fit: 'le matériel le mieux adapté',
      waited: 'les plus longues attentes',
      lottery: 'le tirage',
    }[name] ?? name
  )
}

/** "Priorité 1, 14 points, depuis mars 2026". */
export const sayPlace = (place: Pick<Place, 'stratum' | 'points' | 'since'> | null): string =>
  place
    ? [`Priorité ${place.stratum}`, counted(place.points, 'point'), place.since && `depuis ${sayMonthOf(place.since)}`]
        .filter(Boolean)
        .join(', ')
    : 'Aucune'

/** "3 promesses annulées, 2 ordinateurs arrivés : 5 familles de la liste servies, dans le même ordre." */
export function sayMoved({ cancelled, arrived }: Moved, served: number | null): string {
  const why = [
    cancelled > 0 && counted(cancelled, 'promesse annulée', 'promesses annulées'),
    arrived > 0 && counted(arrived, 'ordinateur arrivé', 'ordinateurs arrivés'),
  ].filter(Boolean)
  const cause = why.join(', ') || 'Rien de nouveau en stock, des places libres'
  if (served === null) return `${cause}.`
  return `${cause} : ${counted(served, 'famille de la liste servie', 'familles de la liste servies')}, dans le même ordre.`
}
