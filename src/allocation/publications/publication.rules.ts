/** Why a run is not published now, from its state and from when it was; null when it may be. */
export function refusalToPublish({ state, published_at }: { state: string; published_at: Date | null }): string | null {
  if (state === 'decided') return null
  if (published_at) return 'Ce passage est déjà publié.'
  if (state === 'settled') return 'Ce passage est clos : il désigne trop peu de familles pour être publié.'
  if (state === 'cancelled') return 'Ce passage a été annulé : il n’y a rien à publier.'
  return 'La commission n’a pas encore décidé : un passage se publie après sa décision.'
}
