import { namesFamily, withoutTitles } from '#platform/text/titles.ts'
import type { ColumnKinds } from '../linkage/kinds.ts'
import { type Gathering, gatherRecords, type Records } from '../linkage/records/records.ts'

/** Somebody of a household as files are compared: the household's own name and contacts, and the person's where they are known. */
export type ComparedPerson = {
  file: string
  name: string
  commune: string
  address: string
  phone: string | null
  email: string | null
  first_name: string | null
  last_name: string | null
  birth_name: string | null
  birth_year: number | null
  birth_month: number | null
  birth_day: number | null
}

export const columns: ColumnKinds = [
  { column: 'Prénom', kind: 'given_name' },
  { column: 'Nom', kind: 'family_name' },
  { column: 'Date de naissance', kind: 'birth_date' },
  { column: 'Adresse', kind: 'street' },
  { column: 'Commune', kind: 'locality' },
  { column: 'Téléphone', kind: 'phone' },
  { column: 'Adresse électronique', kind: 'email' },
]

/** One record a person; a household whose people are not noted stands under its own name. `fileOf[record]` is its household. */
export const gatherFiles = (people: readonly ComparedPerson[]): { records: Records; fileOf: string[] } => {
  const gathering: Gathering = gatherRecords(columns)
  people.forEach((person, place) => {
    gathering.add(`${person.file} ${String(place).padStart(7, '0')}`, cellsOf(person))
  })
  const records = gathering.finish()
  return { records, fileOf: records.ids.map((id) => id.slice(0, id.indexOf(' '))) }
}

/** What is typed of somebody, in the order of the columns. */
export const cellsOf = (person: Omit<ComparedPerson, 'file'>): string[] => {
  const { given, family } = person.first_name ? namesOf(person) : headOf(person.name)
  return [given, family, birthOf(person), person.address, person.commune, person.phone ?? '', person.email ?? '']
}

const namesOf = ({ name, first_name, last_name, birth_name }: Omit<ComparedPerson, 'file'>) => ({
  given: first_name ?? '',
  family: [last_name || headOf(name).family, birth_name].filter(Boolean).join('/'),
})

/** The given name that a household's own name says: "Mme Sylvie Carpentier" → "Sylvie", "Famille Kowalczyk" → "". */
export const givenIn = (name: string): string => headOf(name).given

/** "Famille Kowalczyk" names a family; "Mme Sylvie Carpentier", a person, whose given name stands first. */
const headOf = (name: string): { given: string; family: string } => {
  const rest = withoutTitles(name)
  const words = rest.split(/\s+/)
  if (namesFamily(name)) return { given: '', family: rest }
  return words.length < 2
    ? { given: '', family: words.join(' ') }
    : { given: words[0] ?? '', family: words.slice(1).join(' ') }
}

/** A year alone, a month, or the whole day: as much as is known. */
const birthOf = ({ birth_year, birth_month, birth_day }: Omit<ComparedPerson, 'file'>): string =>
  birth_year ? [birth_year, two(birth_month ?? 1), two(birth_month ? (birth_day ?? 1) : 1)].join('-') : ''

const two = (n: number) => String(n).padStart(2, '0')
