/**
 * Finds French national insurance numbers (NIR) in free text: Maillon keeps none, anywhere.
 *
 * Layout (INSEE): sex 1, year 2, month 2, department 2, commune 3, order 3, then a key of 2 digits = 97 − (number mod 97).
 * Sex is 1 or 2, or 3, 4, 7, 8 for numbers given while a civil status is being checked. The month is 01–12, or 20–42 and
 * 50–99 when it is unknown. Corsica writes 2A or 2B, counted as 19 and 18 in the key.
 *
 * With its key a number is believed. With a wrong one it is still somebody’s, mistyped, when it has the ordinary form: sex 1
 * or 2, a month from 01 to 12 (serial numbers that begin with a date, "2023…", have others). Without a key (13 digits) it must be written in the usual groups, or carry the common
 * sex and month values: barcodes, phone numbers, IMEI, ICCID, SIREN and RNA numbers must not stop anyone's work.
 */
export type NationalInsuranceNumber = { at: number; length: number }

const separator = '[ .,_\\u00a0\\u202f\\u2009\\u2010\\u2011\\-/]{0,2}'
const groups = ['[123478]', '\\d{2}', '\\d{2}', '(?:\\d{2}|2[ABab])', '\\d{3}', '\\d{3}']
const usualLayout = new RegExp(
  `(?<![\\dA-Za-z])${groups.join(separator)}(?:${separator}\\d{2}(?![\\dA-Za-z])|(?![\\dA-Za-z]))`,
  'g',
)
/** Any other grouping, when the whole run of digits and separators is the number: never a part of a longer one. */
const anyRun =
  /(?<!\d[ .,_\u00a0\u202f\-/]{0,2})(?<![A-Za-z])\d(?:[ .,_\u00a0\u202f\u2009\u2010\u2011\-/]{0,2}[\dABab]){12,14}(?![ .,_\u00a0\u202f\-/]{0,2}\d|[A-Za-z])/g

/** Digits of double width, as some keyboards write them, are digits: each takes one place, as before. */
const plain = (text: string): string => text.replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))

export function findNationalInsuranceNumbers(typed: string): NationalInsuranceNumber[] {
  const text = plain(typed)
  const found: NationalInsuranceNumber[] = []
  for (const pattern of [usualLayout, anyRun])
    for (const match of text.matchAll(pattern)) {
      const length = lengthOfNumber(match[0])
      const overlaps = found.some((other) => match.index < other.at + other.length && other.at < match.index + length)
      if (length > 0 && !overlaps) found.push({ at: match.index, length })
    }
  return found.sort((a, b) => a.at - b.at)
}

export const holdsNationalInsuranceNumber = (text: string): boolean => findNationalInsuranceNumbers(text).length > 0

/** How many characters of the candidate are the number: all of it, or all but a wrong key; 0 when it is not one. */
function lengthOfNumber(candidate: string): number {
  const digits = candidate.replace(/[^\dABab]/g, '').toUpperCase()
  const body = digits.slice(0, 13)
  if (!wellFormed(body)) return 0
  if (digits.length === 15 && keyOf(body) === Number(digits.slice(13)))
    return looksLikeImei(candidate) ? 0 : candidate.length
  const grouped = (candidate.match(/[^\dABab]+/g) ?? []).length >= 4
  if (digits.length === 13) return grouped || common(body) ? candidate.length : 0
  if (digits.length === 15 && ordinary(body)) return candidate.length
  return grouped && common(body) ? candidate.length : 0
}

function wellFormed(body: string): boolean {
  const month = Number(body.slice(3, 5))
  return (
    /^[123478]\d{4}(?:\d{2}|2[AB])\d{6}$/.test(body) &&
    ((month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50) &&
    body.slice(5, 7) !== '00' &&
    body.slice(7, 10) !== '000' &&
    body.slice(10) !== '000'
  )
}

const common = (body: string): boolean => {
  const month = Number(body.slice(3, 5))
  return /^[12]/.test(body) && ((month >= 1 && month <= 12) || (month >= 20 && month <= 42))
}

const ordinary = (body: string): boolean => /^[12]\d{2}(0[1-9]|1[0-2])/.test(body)

const keyOf = (body: string): number => 97 - Number(BigInt(body.replace('2A', '19').replace('2B', '18')) % 97n)

/** A phone's IMEI has 15 digits in one block and a Luhn check digit; most start with 3, as only rare NIR do. */
function looksLikeImei(candidate: string): boolean {
  if (!/^[3478]\d{14}$/.test(candidate)) return false
  const sum = [...candidate].reverse().reduce((total, digit, rank) => {
    const value = Number(digit) * (rank % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
