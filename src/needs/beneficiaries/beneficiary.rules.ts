import { AGREES_ALONE } from '../ages/age.rules.ts'
import type { Birth } from '../ages/birth.words.ts'

/** Why a birth cannot be: a day that does not exist, or that has not come yet. */
export function refusalOfBirth({ birth_year, birth_month, birth_day }: Birth, today: string): string | null {
  if (!birth_year) return birth_month || birth_day ? 'Sans l’année, laissez aussi le jour et le mois vides.' : null
  if (birth_day && !birth_month) return 'Écrivez aussi le mois, ou laissez le jour vide.'
  if (birth_day && birth_month && birth_day > new Date(Date.UTC(birth_year, birth_month, 0)).getUTCDate())
    return 'Ce jour n’existe pas dans ce mois.'
  const text = (n: number | null | undefined) => String(n ?? 1).padStart(2, '0')
  return `${birth_year}-${text(birth_month)}-${text(birth_day)}` > today ? 'Ce jour n’est pas encore venu.' : null
}

/** A child is named by an adult: a school or a service may note one alone, a form that only holds a child says who answers for it. */
export const refusalOfChild = (age: number | null, adult: boolean): string | null =>
  adult && age !== null && age < AGREES_ALONE
    ? `À ${age} ans, cette personne est une enfant ou un enfant : cochez « Enfant », et notez l’adulte qui en répond.`
    : null
