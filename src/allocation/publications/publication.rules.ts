type Put = { state: string; published_at: Date | null; follows_id: string | null; origin_published_at: Date | null }

/**
 * Why a run is not published now; null when it may be. One that goes on with another is read beside the list of that one, where its
 * families were five or more under the same names and months: that list is published first.
 */
export function refusalToPublish({ state, published_at, follows_id, origin_published_at }: Put): string | null {
  if (published_at) return 'Ce passage est déjà publié.'
  if (state === 'settled') return 'Ce passage est clos : il désigne trop peu de familles pour être publié.'
  if (state === 'cancelled') return 'Ce passage a été annulé : il n’y a rien à publier.'
  if (state !== 'decided') return 'La commission n’a pas encore décidé : un passage se publie après sa décision.'
  return follows_id && !origin_published_at ? 'Publiez d’abord le passage auquel celui-ci fait suite.' : null
}
