import type { Birth } from './birth.words.ts'

/** Years lived on a day, supposing the youngest that what is known of the birth allows; null when the year is not known. */
export function ageOn(birth: Birth, day: string): number | null {
  if (!birth.birth_year) return null
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const known = [birth.birth_month ?? 12, birth.birth_day ?? 31] as const
  const before = month < known[0] || (month === known[0] && date < known[1])
  return year - birth.birth_year - (before ? 1 : 0)
}

/** Years lived, when somebody of whom only the year or the month of birth is known was said to be fifteen already. */
export const ageSaid = (person: Birth & { fifteen_said_by: string | null }, day: string): number | null =>
  person.fifteen_said_by && mayBeFifteen(person, day) ? AGREES_ALONE : ageOn(person, day)

/** Whether somebody of whom a part of the birth is known may be fifteen already, or not yet: it is asked. */
export const mayBeFifteen = (birth: Birth, day: string): boolean =>
  ageOn(birth, day) === AGREES_ALONE - 1 &&
  ageOn({ ...birth, birth_month: birth.birth_month ?? 1, birth_day: birth.birth_day ?? 1 }, day) === AGREES_ALONE

/** The age from which a person agrees alone to the use of what is known of them on line (loi 78-17, art. 45). */
export const AGREES_ALONE = 15
