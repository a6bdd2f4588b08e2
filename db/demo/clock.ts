import { DAY, dayOf, momentAt, zone } from '#platform/i18n/dates.ts'
import type { Random } from './random.ts'

const MINUTE = 60_000
const hourOf = new Intl.DateTimeFormat('fr-FR', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' })

/** Days between one step and the next, at least and at most: '0-3 1-7'. */
export type Gaps = string

/** Every date of the demonstration is counted back from the day it is loaded. */
export type DemoClock = {
  /** A moment of office hours, so many days ago; a Saturday goes back to Friday, a Sunday on to Monday. */
  ago(days: number): Date
  /** A day and an hour, counted from today: (2, '14:00') is the day after tomorrow. */
  at(daysAhead: number, hour: string): Date
  /** 'YYYY-MM-DD', so many days from now; negative for the past. */
  day(daysAhead: number): string
  /** Successive moments: the first one `start` days ago, each next one after a gap of days, the last one at least `end` days ago. */
  walk(start: number, gaps: Gaps, end?: number): Date[]
  /** So many minutes later, moved to the next office hour when that would be a night or a weekend. */
  soon(moment: Date, minutes: number): Date
  daysSince(moment: Date): number
}

export function clockOf(now: Date, random: Random): DemoClock {
  const weekday = (days: number) => new Date(`${dayOf(new Date(now.getTime() - days * DAY))}T12:00:00Z`).getUTCDay()
  const ago = (days: number): Date => {
    const whole = Math.floor(days)
    const sunday = whole > 3 ? -1 : 2
    const back = whole + ([sunday, 0, 0, 0, 0, 0, 1][weekday(whole)] ?? 0)
    const hour = random.pick([9, 9, 10, 10, 11, 11, 14, 14, 15, 15, 16, 16, 17])
    const minute = `${random.int(0, 59)}`.padStart(2, '0')
    return at(-back, `${hour}:${minute}`.padStart(5, '0'))
  }
  const day = (ahead: number) => dayOf(new Date(now.getTime() + ahead * DAY))
  const at = (ahead: number, hour: string): Date => momentAt(day(ahead), hour) ?? new Date(now.getTime() + ahead * DAY)
  const walk = (start: number, gaps: Gaps, end = 1): Date[] => {
    const read = gaps.split(' ').map((gap) => gap.split('-').map(Number) as [least: number, most: number])
    const least = read.reduce((sum, [min]) => sum + min, 0)
    const drawn = read.map(([min, max]) => random.next() * (max - min))
    const spare = Math.max(0, start - end - least)
    const wanted = drawn.reduce((sum, extra) => sum + extra, 0)
    const squeeze = wanted > spare ? spare / wanted : 1
    let days = start
    const moments = [ago(days)]
    read.forEach(([min], index) => {
      days = Math.max(end, days - min - (drawn[index] ?? 0) * squeeze)
      const after = (moments.at(-1) as Date).getTime() + random.int(7, 40) * MINUTE
      moments.push(new Date(Math.max(ago(days).getTime(), after)))
    })
    return moments
  }
  const soon = (moment: Date, minutes: number): Date => {
    const then = new Date(moment.getTime() + minutes * MINUTE)
    const [date, hour] = [dayOf(then), hourOf.format(then)]
    const day = new Date(`${date}T12:00:00Z`).getUTCDay()
    const night = hour >= '19' ? 1 : 0
    const ahead = ([1, 0, 0, 0, 0, 0, 2][day] ?? 0) || (night && day === 5 ? 3 : night)
    if (ahead === 0 && hour >= '08') return then
    const next = Temporal.PlainDate.from(date).add({ days: ahead }).toString()
    return momentAt(next, `09:${String(random.int(2, 58)).padStart(2, '0')}`) ?? then
  }
  return { ago, at, day, walk, soon, daysSince: (moment) => (now.getTime() - moment.getTime()) / DAY }
}
