import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { z } from 'zod'

/** Beginnings of French numbers that are not those of the mainland, and the prefix each is called by from elsewhere. */
const overseas: readonly [begins: RegExp, prefix: string][] = [
  [/^(590|690|691)/, '590'],
  [/^(594|694)/, '594'],
  [/^(596|696|697)/, '596'],
  // 06 39 98 is kept for fiction on the mainland; the rest of 06 39 is Mayotte.
  [/^(262|263|269|692|693|639(?!98))/, '262'],
]

const international = (national: string): string =>
  `+${overseas.find(([begins]) => begins.test(national))?.[1] ?? '33'}${national}`

/** A phone number as people type it, kept in international form; French numbers need no prefix, overseas either. */
export const phoneTyped = z.string().transform((typed, context) => {
  const number = parsePhoneNumberFromString(typed, 'FR')
  if (number?.isValid())
    return number.countryCallingCode === '33' ? international(number.nationalNumber) : (number.number as string)
  context.addIssue({ code: 'custom', message: 'Ce numéro de téléphone ne semble pas complet.' })
  return z.NEVER
})

/** '+33321000000' → "03 21 00 00 00"; numbers of other countries keep their prefix. */
export const sayPhone = (kept: string): string => {
  const number = parsePhoneNumberFromString(kept, 'FR')
  if (!number) return kept
  return number.country === 'FR' ? number.formatNational() : number.formatInternational()
}
