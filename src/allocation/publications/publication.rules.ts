/** Why a run in this state is not published now; null when it may be. */
export function refusalToPublish(state: string): string | null {
  if (state === 'decided') return null
  if (state === 'published' || state === 'settled') return 'Ce passage est déjà publié.'
  if (state === 'cancelled') return 'Ce passage a été annulé : il n’y a rien à publier.'
  return 'La commission n’a pas encore décidé : un passage se publie après sa décision.'
}
