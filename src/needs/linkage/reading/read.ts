import { nameKey } from '#platform/text/nameKey.ts'
import type { Kind } from '../kinds.ts'
import { readLocality, readPostcode, readStreet, readStreetNumber } from './address.ts'
import { readBirthDate } from './birthDate.ts'
import { readEmail, readPhone } from './contact.ts'
import { readFamilyName } from './familyName.ts'
import { readGivenName } from './givenName.ts'
import { readIdNumber } from './idNumber.ts'

/** What is compared instead of what was typed, kind by kind. '' is no evidence. Reading what was read changes nothing. */
export const readers: Record<Kind, (text: string) => string> = {
  given_name: readGivenName,
  family_name: readFamilyName,
  birth_date: readBirthDate,
  street_number: readStreetNumber,
  street: readStreet,
  locality: readLocality,
  postcode: readPostcode,
  phone: readPhone,
  email: readEmail,
  id_number: readIdNumber,
  other: nameKey,
}
