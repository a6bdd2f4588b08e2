import { AGREES_ALONE } from './age.rules.ts'

/**
 * Why nobody answers for the children of a household, as the database says it: a child under fifteen, one whose age nobody knows, one who may be
 * fifteen and of whom nobody said it. Null when an adult is counted or named, or when all of them are fifteen.
 */
export type WithoutAdult = 'child' | 'unknown' | 'fifteen' | null

/** A child is not left without an adult who answers for it; a young person of fifteen may be. */
export const refusalOfNoAdult = (why: WithoutAdult): string | null =>
  why === null
    ? null
    : `Avant ${AGREES_ALONE} ans, un enfant n’est pas noté seul : comptez l’adulte qui en répond${why === 'child' ? '' : ', ou notez d’abord son année de naissance'}.`
