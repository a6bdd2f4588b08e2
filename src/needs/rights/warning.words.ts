/** What came of telling a family that it is about to be forgotten. */
export const warningResults = {
  kept: 'Elle est prévenue, et veut que l’on garde son dossier',
  told: 'Elle est prévenue, et laisse effacer',
  unreachable: 'Personne n’a pu la joindre',
} as const
export type WarningResult = keyof typeof warningResults

/** How somebody told it, or tried to. */
export const warningHows = {
  call: 'Un appel',
  visit: 'Une rencontre',
  letter: 'Un courrier',
  other: 'Autrement',
} as const
