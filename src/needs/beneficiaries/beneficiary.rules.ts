import type { Birth } from './words.ts'

/** Years lived on a day, supposing the youngest that what is known of the birth allows; null when the year is not known. */
export function ageOn(birth: Birth, day: string): number | null {
  if (!birth.birth_year) return null
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const known = [birth.birth_month ?? 12, birth.birth_day ?? 31] as const
  const before = month < known[0] || (month === known[0] && date < known[1])
  return year - birth.birth_year - (before ? 1 : 0)
}

/** Why a birth cannot be: a day that does not exist, or that has not come yet. */
export function refusalOfBirth({ birth_year, birth_month, birth_day }: Birth, today: string): string | null {
  if (!birth_year) return birth_month || birth_day ? 'Sans l’année, laissez aussi le jour et le mois vides.' : null
  if (birth_day && !birth_month) return 'Écrivez aussi le mois, ou laissez le jour vide.'
  if (birth_day && birth_month && birth_day > new Date(Date.UTC(birth_year, birth_month, 0)).getUTCDate())
    return 'Ce jour n’existe pas dans ce mois.'
  const text = (n: number | null | undefined) => String(n ?? 1).padStart(2, '0')
  return `${birth_year}-${text(birth_month)}-${text(birth_day)}` > today ? 'Ce jour n’est pas encore venu.' : null
}

/** The age from which a person agrees alone to the use of what is known of them on line (loi 78-17, art. 45). */
export const AGREES_ALONE = 15

/** A child is named by an adult: a school or a service may note one alone, a form that only holds a child says who answers for it. */
export const refusalOfChild = (age: number | null, adult: boolean): string | null =>
  adult && age !== null && age < AGREES_ALONE
    ? `À ${age} ans, cette personne est une enfant ou un enfant : cochez « Enfant », et notez l’adulte qui en répond.`
    : null
