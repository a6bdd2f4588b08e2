import { counted } from '#platform/ui/counted.ts'

/** "2 dérogations sur 3" */
export const sayDerogations = (made: number, most: number): string => `${counted(made, 'dérogation')} sur ${most}`

/** A family as a room may read it: its name for the coordination, its number of the run for a screen on a wall. */
export const sayFamily = (need: { pseudonym: string; name: string | null }, named: boolean): string =>
  named ? (need.name ?? 'Famille effacée') : `Famille ${need.pseudonym.slice(0, 8)}`
