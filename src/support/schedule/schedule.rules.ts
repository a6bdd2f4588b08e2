import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { dayOf, momentAt, zone } from '#platform/i18n/dates.ts'

export type Slot = { startsAt: Date; endsAt: Date }

/** How long an appointment or a workshop may last, in minutes. */
export const durations = [15, 30, 45, 60, 90, 120, 180, 240] as const

/** "45 min", "1 h 30". */
export const sayDuration = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`
}

/**
 * The slot that a day, an hour and a duration name on the territory's clock. Refuses what is past, and the hour that does
 * not exist on the night when clocks go forward; on the night when they go back, the first of the two hours is meant.
 */
export function slotAt(day: string, hour: string, minutes: number, now: Date): Slot | Refusal {
  const startsAt = momentAt(day, hour)
  if (!startsAt) return refuse('Cette date n’est pas comprise.', 'day')
  if (clockOf(startsAt) !== hour)
    return refuse(
      'Cette nuit-là, on passe à l’heure d’été et cette heure n’existe pas. Choisissez-en une autre.',
      'hour',
    )
  if (startsAt <= now) return refuse('Ce moment est déjà passé. Choisissez-en un à venir.', 'day')
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) }
}

/** 'HH:MM' on the territory's clock, as a time field wants it. */
export const clockOf = (moment: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })

/** From one midnight to the next on the territory's clock: 23, 24 or 25 hours. */
export function boundsOf(day: string): { from: Date; to: Date } {
  const date = Temporal.PlainDate.from(day)
  const midnight = (d: Temporal.PlainDate) => new Date(d.toZonedDateTime(zone).epochMilliseconds)
  return { from: midnight(date), to: midnight(date.add({ days: 1 })) }
}

/** The day `days` later: '2026-11-24', 1 → '2026-11-25'. */
export const dayAfter = (day: string, days = 1): string => Temporal.PlainDate.from(day).add({ days }).toString()

/** The day that an address names, or today when it names none. */
export function dayIn(text: string | undefined, now: Date): string {
  try {
    return Temporal.PlainDate.from(text ?? '').toString()
  } catch {
    return dayOf(now)
  }
}
