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
  text_message: 'Un message',
  visit: 'Une rencontre',
  letter: 'Un courrier',
  other: 'Autrement',
} as const

/** Where telling a family stands, as it reads it in its own file. */
export const sayWarning = ({ state }: { state: string }): string => said[state] ?? ''
const said: Readonly<Record<string, string>> = {
  ...warningResults,
  sent: 'Un message lui a été écrit',
  awaited: 'Quelqu’un doit la prévenir',
  lapsed: 'Personne ne l’a notée comme prévenue',
}
