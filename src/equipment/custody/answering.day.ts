import { z } from 'zod'
import { DAY, dayOf, momentAt } from '#platform/i18n/dates.ts'

/** The day of which one asks who answered for a device. */
export const AnsweringDay = z.object({ jour: z.iso.date().optional() })

/** The moment looked at: the last of a past day, else now. `day` is null when nobody asked for another day than today. */
export type AnsweredDay = { at: Date; day: string | null; today: string }

export function dayAsked(day: string | undefined, now: Date): AnsweredDay {
  const today = dayOf(now)
  const morning = day && day < today ? momentAt(day, '00:00') : null
  const next = morning && momentAt(dayOf(new Date(morning.getTime() + 1.5 * DAY)), '00:00')
  return next ? { at: new Date(next.getTime() - 1), day: day ?? null, today } : { at: now, day: null, today }
}
