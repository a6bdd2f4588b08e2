import { DAY } from '#platform/i18n/dates.ts'
import { holidaysOf } from '#platform/i18n/holidays.ts'

/** A time without class: the last day of class before it, and the first one after. No class is held between them. */
export type Break = { last_class: string; resumes: string }

/** Days since a Monday. */
const rank = (day: string): number => Date.parse(day) / DAY + 3

/** Mondays to Fridays up to a day, that day too. */
const weekdaysUpTo = (day: string): number => {
  const days = rank(day) + 1
  return Math.floor(days / 7) * 5 + Math.min(days % 7, 5)
}

const holidays = new Map<number, readonly string[]>()
/** The public holidays of a year that take a weekday away. */
function missedIn(year: number): readonly string[] {
  const known = holidays.get(year)
  if (known) return known
  const missed = holidaysOf(year).filter((day) => rank(day) % 7 < 5)
  holidays.set(year, missed)
  return missed
}

/** Mondays to Fridays after one day and up to another, public holidays left out. */
function workdaysBetween(from: string, to: string): number {
  const years = [...new Set([from, to].map((day) => Number(day.slice(0, 4))))]
  const missed = years.flatMap(missedIn).filter((day) => day > from && day <= to).length
  return weekdaysUpTo(to) - weekdaysUpTo(from) - missed
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - DAY).toISOString().slice(0, 10)
const later = (one: string, other: string): string => (one > other ? one : other)
const sooner = (one: string, other: string): string => (one < other ? one : other)

/** Days that breaks take away after one day and up to another: weekdays that are no public holidays. Breaks do not overlap. */
export const breakDaysBetween = (from: string, to: string, breaks: readonly Break[]): number =>
  breaks.reduce((sum, { last_class, resumes }) => {
    const [first, last] = [later(from, last_class), sooner(to, dayBefore(resumes))]
    return first < last ? sum + workdaysBetween(first, last) : sum
  }, 0)

/**
 * School days after one day and up to another of the same school year: Mondays to Fridays, without public holidays and the breaks
 * that are known.
 */
export const schoolDaysBetween = (from: string, to: string, breaks: readonly Break[]): number =>
  workdaysBetween(from, to) - breakDaysBetween(from, to, breaks)

/** Whether a class is held that day, as far as the week, public holidays and the breaks that are known tell. */
export const isSchoolDay = (day: string, breaks: readonly Break[]): boolean =>
  rank(day) % 7 < 5 &&
  !missedIn(Number(day.slice(0, 4))).includes(day) &&
  !breaks.some(({ last_class, resumes }) => day > last_class && day < resumes)
