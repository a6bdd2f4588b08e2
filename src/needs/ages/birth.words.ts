const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]

export type Birth = { birth_year: number | null; birth_month: number | null; birth_day: number | null }

/** "12 mars 2014", "mars 2014", "2014", or nothing: what is known of a birth, and no more. */
export const sayBirth = ({ birth_year, birth_month, birth_day }: Birth): string => {
  if (!birth_year) return ''
  if (!birth_month) return `${birth_year}`
  const month = `${months[birth_month - 1]} ${birth_year}`
  return birth_day ? `${birth_day === 1 ? '1er' : birth_day} ${month}` : month
}

/** "11 ans", or "10 ou 11 ans" when only the year or the month of birth is known; nothing when the year is not. `age` is the youngest possible. */
export const sayAge = (age: number | null, { birth_day }: Birth): string =>
  age === null || age < 0 ? '' : birth_day ? `${age} an${age > 1 ? 's' : ''}` : `${age} ou ${age + 1} ans`
