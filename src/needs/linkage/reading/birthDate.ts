import { nameKey } from '#platform/text/nameKey.ts'

const months = 'jan fev mar avr mai juin juil aou sep oct nov dec'.split(' ')

/**
 * A date of birth as eight digits, year first: "3 mars 1980", "03/03/1980", "1980-03-03" → "19800303". A year alone stands
 * for its first of January, as registers write it. A date that does not exist keeps its digits: it is compared as it was typed.
 * '' when no date can be read.
 */
export const readBirthDate = (text: string): string => {
  const typed = nameKey(text)
  const digits = typed.replaceAll(' ', '')
  if (/^\d{8}$/.test(digits) && /^\d{8}$|^\d{4} /.test(typed))
    return isYear(digits.slice(0, 4)) ? digits : turned(digits)
  if (/^\d{4}$/.test(digits)) return isYear(digits) ? `${digits}0101` : ''
  const [first = '', second = '', third = ''] = typed.split(' ')
  const month = /^[a-z]/.test(second) ? months.findIndex((start) => second.startsWith(start)) + 1 : Number(second)
  if (!month || !/^\d+$/.test(first) || !/^\d+/.test(third)) return ''
  if (isYear(first)) return eight(Number(first), month, Number(third.slice(0, 2)))
  const year = Number(third)
  return eight(third.length === 2 ? year + (year > 30 ? 1900 : 2000) : year, month, Number(first))
}

const isYear = (digits: string): boolean => digits.length === 4 && digits >= '1850' && digits < '2100'

/** "03031980" begins with the day. When neither end is a year, the digits stay as they were typed. */
const turned = (digits: string): string =>
  isYear(digits.slice(4)) ? digits.slice(4) + digits.slice(2, 4) + digits.slice(0, 2) : digits

const eight = (year: number, month: number, day: number): string =>
  year < 10_000 && month < 100 && day < 100 ? String(year * 10_000 + month * 100 + day).padStart(8, '0') : ''
