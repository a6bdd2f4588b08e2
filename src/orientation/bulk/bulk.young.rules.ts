import { AGREES_ALONE, ageOn, mayBeFifteen } from '#needs/ages/age.rules.ts'

const ADULT = 18

export const UNSAID =
  'Cette personne a, ou peut avoir, moins de 18 ans : déposez à nouveau la liste en cochant qu’un parent est d’accord, ou orientez-la seule.'
export const APART = `A peut-être ${AGREES_ALONE} ans : orientez-la à part.`
const CHILD = `Avant ${AGREES_ALONE} ans, il faut un adulte du foyer : comptez-le dans la colonne « Adultes ».`
const GROWN = 'À 18 ans ou plus, comptez cette personne parmi les adultes.'

type Row = { birth_year?: number | null; adults: number }

/** Why a row that says a year of birth is not addressed with the others: a list asks no question, so whoever may be fifteen is addressed apart. */
export function refusalOfYoungRow({ birth_year, adults }: Row, parents: boolean, today: string): string | null {
  if (!birth_year) return null
  const born = { birth_year, birth_month: null, birth_day: null }
  const age = ageOn(born, today) ?? ADULT
  if (age >= ADULT) return adults === 0 ? GROWN : null
  if (adults === 0 && mayBeFifteen(born, today)) return APART
  if (adults === 0 && age < AGREES_ALONE) return CHILD
  return parents ? null : UNSAID
}
