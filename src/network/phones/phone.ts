import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { z } from 'zod'

/** A phone number as people type it, kept in international form; French numbers need no prefix. */
export const phoneTyped = z.string().transform((typed, context) => {
  const number = parsePhoneNumberFromString(typed, 'FR')
  if (number?.isValid()) return number.number as string
  context.addIssue({ code: 'custom', message: 'Ce numéro de téléphone ne semble pas complet.' })
  return z.NEVER
})

/** '+33321000000' → "03 21 00 00 00"; numbers of other countries keep their prefix. */
export const sayPhone = (kept: string): string => {
  const number = parsePhoneNumberFromString(kept, 'FR')
  if (!number) return kept
  return number.country === 'FR' ? number.formatNational() : number.formatInternational()
}
