import type { Role } from '#platform/access/member.ts'
import { sayDate } from '#platform/i18n/dates.ts'
import { atCommune, countOf, type Kind } from './words.ts'

/** Who reads programmes: those who run them, and those who pay for them. */
export const readsProgrammes: readonly Role[] = ['coordinator', 'funder']

/** A programme has a beginning, and an end unless it goes on; both days are within it. */
type Period = { starts_on: string; ends_on: string | null }

/** Nothing is promised before a programme begins nor after it ends. */
export function refusalOfDay({ starts_on, ends_on }: Period, today: string): string | null {
  if (today < starts_on) return `Ce programme commence le ${sayDate(starts_on)}.`
  if (ends_on && today > ends_on) return `Ce programme est terminé depuis le ${sayDate(ends_on)}.`
  return null
}

export const refusalOfPeriod = (starts_on: string, ends_on: string | undefined): string | null =>
  ends_on && ends_on < starts_on ? 'La fin est avant le début.' : null

/** Places may grow or shrink, never under what has been promised to families, nor what is kept for some of them. */
export function refusalToShrink(
  kind: Kind,
  places: number,
  { promised, kept = 0 }: { promised: number; kept?: number },
  commune: string,
): string | null {
  if (places >= promised + kept) return null
  return kept > 0
    ? `Déjà promis ou réservé ${atCommune(commune)} : ${countOf(kind, promised + kept)}, dont ${countOf(kind, kept)} sur réservation. Gardez au moins autant de places.`
    : `Déjà promis ${atCommune(commune)} : ${countOf(kind, promised)}. Gardez au moins autant de places.`
}
