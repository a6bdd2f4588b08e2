import type { Draw } from './draw.ts'
import { drawHome, drawPhone, type Person } from './household.ts'
import { nicknames, shortWays } from './names.ts'
import { misreadOne, mistype, mistypeDigit, withoutAccents } from './slips.ts'

/** The columns of an invented list, and what each holds. */
export const columns = [
  { column: 'prenom', kind: 'given_name' },
  { column: 'nom', kind: 'family_name' },
  { column: 'naissance', kind: 'birth_date' },
  { column: 'numero', kind: 'street_number' },
  { column: 'voie', kind: 'street' },
  { column: 'commune', kind: 'locality' },
  { column: 'code_postal', kind: 'postcode' },
  { column: 'telephone', kind: 'phone' },
  { column: 'courriel', kind: 'email' },
] as const

/** A person as one desk writes them down, with the errors that desks make. One cell a column. */
export const writeDown = (draw: Draw, person: Person): string[] => {
  const [given, family] = writeNames(draw, person)
  const home = draw.percent(10) ? drawHome(draw) : person.home
  const way = draw.percent(35) ? (shortWays[home.way] ?? home.way) : home.way
  let street = `${way} ${home.street}`
  if (draw.percent(3)) street = mistype(draw, street)
  const missing = draw.percent(8)
  const phone = draw.percent(12) ? drawPhone(draw) : person.phone
  return [
    ...(draw.percent(2) ? [family, given] : [given, family]),
    writeBirth(draw, person),
    missing ? '' : draw.percent(2) ? mistypeDigit(draw, home.number) : home.number,
    missing ? '' : draw.percent(40) ? withoutAccents(street).toUpperCase() : street,
    draw.percent(4) ? '' : draw.percent(40) ? withoutAccents(home.town.name).toUpperCase() : home.town.name,
    draw.percent(6) ? '' : draw.percent(2) ? mistypeDigit(draw, home.town.postcode) : home.town.postcode,
    draw.percent(20) ? '' : writePhone(draw, draw.percent(2) ? mistypeDigit(draw, phone) : phone),
    draw.percent(35) ? '' : draw.percent(3) ? mistype(draw, person.email) : person.email,
  ]
}

const writeNames = (draw: Draw, person: Person): [given: string, family: string] => {
  let { given, family } = person
  if (draw.percent(3)) given = nicknames[given] ?? given
  if (draw.percent(3)) given = `${given} ${draw.one(['Marie', 'Jean', 'Louis', 'Anne', 'Ali'])}`
  if (given.includes('-') && draw.percent(15)) given = given.split('-')[0]!
  if (draw.percent(5)) given = mistype(draw, given)
  if (draw.percent(1)) given = misreadOne(draw, given)
  if (person.usage) {
    const how = draw.below(10)
    if (how < 5) family = person.usage
    else if (how < 7) family = `${person.usage} née ${family}`
    else if (how < 8) family = `${family} ép. ${person.usage}`
  }
  if (family.includes('-') && draw.percent(20)) family = draw.one(family.split('-'))
  if (draw.percent(6)) family = mistype(draw, family)
  if (draw.percent(1)) family = misreadOne(draw, family)
  if (draw.percent(20)) [given, family] = [given.replaceAll('-', ' '), family.replaceAll('-', ' ')]
  if (draw.percent(45)) [given, family] = [withoutAccents(given), withoutAccents(family)]
  if (draw.percent(50)) family = family.toUpperCase()
  return [given, family]
}

const writeBirth = (draw: Draw, { birth }: Person): string => {
  if (draw.percent(5)) return ''
  let { year, month, day } = birth
  const slip = draw.below(100)
  if (slip < 2) [month, day] = [1, 1]
  else if (slip < 4 && day <= 12) [month, day] = [day, month]
  else if (slip < 6) day = 1 + ((day + 9) % 28)
  else if (slip < 7) year += draw.one([-10, -1, 1, 10])
  const two = (n: number) => String(n).padStart(2, '0')
  return draw.percent(50) ? `${two(day)}/${two(month)}/${year}` : `${year}-${two(month)}-${two(day)}`
}

const writePhone = (draw: Draw, phone: string): string =>
  draw.percent(30) ? `+33${phone.slice(1)}` : draw.percent(40) ? phone.replace(/(..)(?=.)/g, '$1 ') : phone
