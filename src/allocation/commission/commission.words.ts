import { counted } from '#platform/ui/counted.ts'
import { sayPoints } from './points.ts'

/** How a family's turn ended before the commission decided, and why it takes part no more. */
export const goneWords: Record<string, string> = {
  merged: 'Réunie à une autre fiche de ce passage',
  forgotten: 'Effacée à sa demande ou après deux ans',
  closed: 'Parcours clos',
  served: 'Servie entre-temps',
  withdrawn: 'Accord repris, ou suivi suspendu',
  moved: 'A changé de commune',
}

/** "2 dérogations sur 3" */
export const sayDerogations = (made: number, most: number): string => `${counted(made, 'dérogation')} sur ${most}`

/** "Priorité 1, 14 points" */
export const sayPlace = ({ stratum, points }: { stratum: number; points: number }): string =>
  `Priorité ${stratum}, ${sayPoints(points)}`

/** A family as a room may read it: its name for the coordination, its number of the run for a screen on a wall. */
export const sayFamily = (need: { pseudonym: string; name: string | null }, named: boolean): string =>
  named ? (need.name ?? 'Famille effacée') : `Famille ${need.pseudonym.slice(0, 8)}`
