import { holidayOn } from '#platform/i18n/holidays.ts'
import { dayAfter } from '#support/schedule/schedule.rules.ts'

/** When families are received for a handover: mornings and afternoons of working days, in minutes from midnight. */
const halves = [
  [9 * 60, 12 * 60],
  [14 * 60, 17 * 60],
] as const
const DAYS_AHEAD = 90

/** A moment on the territory's clock: '2026-12-01', '09:30'. */
export type Moment = { day: string; hour: string }

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The first `count` moments from a day that leave `minutes` before noon or five o'clock, working days only, `isFree` asked of each. */
export function momentsFrom(
  first: string,
  minutes: number,
  count: number,
  isFree: (moment: Moment) => boolean,
): Moment[] {
  const found: Moment[] = []
  for (let ahead = 0; ahead < DAYS_AHEAD && found.length < count; ahead++) {
    const day = dayAfter(first, ahead)
    if (Temporal.PlainDate.from(day).dayOfWeek > 5 || holidayOn(day)) continue
    for (const [from, to] of halves)
      for (let at: number = from; at + minutes <= to && found.length < count; at += minutes) {
        const moment = { day, hour: clock(at) }
        if (isFree(moment)) found.push(moment)
      }
  }
  return found
}
