import type { Sheet } from './sheet.ts'

/** What would have changed the answer of this run, read off its result; a field is absent when nothing sure can be said. */
export type Changes = {
  /** So many more places under the only limit that stops this family. */
  places?: number
  /** So many more points, whole ones; `pastPoints` where points have decimals: more than so many in all. */
  points?: number
  pastPoints?: number
}

/**
 * Two families of one line stand under the very same limits, so that each could have stood in the other's place: one point above the last
 * one served is enough, and as many when the date and the draw are won. The places come from the database, which says nothing of them
 * when more than one limit is at work.
 * Nothing is said of points across priorities, where crossing quotas leave no sure answer, nor of a family that the commission judged otherwise.
 */
export function changesOf(sheet: Sheet): Changes {
  const { proposed, final, gone, why, lacking, lastServed, stratum, points } = sheet
  if (gone || proposed !== 'waiting' || final !== 'waiting' || why === 'no class suits') return {}
  const places = lacking ? { places: lacking } : {}
  if (lastServed?.stratum !== stratum) return places
  const more = lastServed.points - points
  if (!Number.isInteger(points) || !Number.isInteger(lastServed.points))
    return { ...places, pastPoints: lastServed.points }
  return { ...places, points: winsTie(sheet, lastServed) ? more : more + 1 }
}

/** As many points would be enough: its need is older, or as old with a smaller number. An unknown date comes last. */
function winsTie({ since, number }: Sheet, last: NonNullable<Sheet['lastServed']>): boolean {
  const [own, other] = [since ?? '9', last.since?.slice(0, 7) ?? '9']
  return own < other || (own === other && number < last.lottery)
}
