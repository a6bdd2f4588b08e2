import { DAY } from '#platform/i18n/dates.ts'
import { holidaysOf } from '#platform/i18n/holidays.ts'

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

/**
 * School days after one day and up to another of the same school year: Mondays to Fridays, public holidays left out. The holidays of schools are
 * not known, so they count.
 */
export function schoolDaysBetween(from: string, to: string): number {
  const years = [...new Set([from, to].map((day) => Number(day.slice(0, 4))))]
  const missed = years.flatMap(missedIn).filter((day) => day > from && day <= to).length
  return weekdaysUpTo(to) - weekdaysUpTo(from) - missed
}

/** Whether a class is held that day, as far as the week and public holidays tell. */
export const isSchoolDay = (day: string): boolean =>
  rank(day) % 7 < 5 && !missedIn(Number(day.slice(0, 4))).includes(day)
