import { AGREES_ALONE } from './age.rules.ts'

/** Of somebody of whom only the year of birth is known: who says that they are fifteen already, or that they are not. */
export const fifteenAnswers = {
  self: 'Oui, cette personne le dit',
  parent: 'Oui, un parent ou un tuteur le dit',
  seen: 'Oui, je l’ai lu sur un document, sans en garder copie',
  no: 'Non, pas encore',
} as const
export type FifteenAnswer = keyof typeof fifteenAnswers

/** "A-t-il ou a-t-elle déjà 15 ans ?", "Yanis a-t-il ou elle déjà 15 ans ?" */
export const fifteenQuestion = (name = ''): string =>
  name ? `${name} : déjà ${AGREES_ALONE} ans ?` : `A-t-il ou a-t-elle déjà ${AGREES_ALONE} ans ?`

/** Who said it, as it is kept; nothing of a "no". */
export const saidBy = (answer: FifteenAnswer | undefined): 'self' | 'parent' | 'seen' | null =>
  answer === undefined || answer === 'no' ? null : answer

/** What the person reads of it in what is kept on them; nothing when nobody was asked. */
export const sayFifteen = (said_by: string | null): string =>
  said_by ? (kept[said_by as keyof typeof kept] ?? '') : ''
const kept = {
  self: 'a dit avoir déjà 15 ans',
  parent: 'a déjà 15 ans, selon un parent ou un tuteur',
  seen: 'a déjà 15 ans, lu sur un document',
} as const
