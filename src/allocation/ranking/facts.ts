import type { TargetPublic } from '#needs/publics/words.ts'

/** What a policy may ask of a family: facts that somebody noted, each with its author and its day elsewhere. Nothing is guessed. */
export interface HouseholdFacts {
  /** What stands at home, `none` when nothing does; empty when nobody asked. */
  equipment: string[]
  /** How it connects; null when nobody asked. */
  connection: string | null
  living: string
  publics: TargetPublic[]
  adults: number
  children: number
  /** Somebody there is in a class that ends with an examination. */
  examYear: boolean
  urgent: boolean
  /** Day of the oldest open need, `2026-03-02`; null when nobody wrote it. */
  since: string | null
}

/** What a condition compares: some of several answers, a number, or a yes. */
export const facts = {
  equipment: { label: 'Équipement à la maison', shape: 'several' },
  connection: { label: 'Connexion à la maison', shape: 'several' },
  living: { label: 'Logement', shape: 'several' },
  publics: { label: 'Public', shape: 'several' },
  adults: { label: 'Adultes', shape: 'number' },
  children: { label: 'Enfants', shape: 'number' },
  examYear: { label: 'Quelqu’un passe un examen cette année', shape: 'yes' },
  urgent: { label: 'Besoin urgent', shape: 'yes' },
  monthsWaited: { label: 'Mois d’attente', shape: 'number' },
} as const
export type FactName = keyof typeof facts
