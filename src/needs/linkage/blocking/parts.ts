import { nameForms } from '../comparing/nameForms.ts'
import type { Field } from '../records/field.ts'
import { hashText, mixed } from '../records/hash.ts'
import { mainField, type Records } from '../records/records.ts'
import { frenchSound } from '../sound/frenchSound.ts'
import { skeleton } from '../sound/skeleton.ts'
import { soundex2 } from '../sound/soundex2.ts'

/** A piece of a key: a number for a record, 0 when it has none. `other` is a second one, for a second name. */
export type Part = { of(record: number): number; other?(record: number): number }

/** What records may be brought together by, as far as the fields of these records go. */
export const partsOf = (records: Records) => {
  const field = (kind: Field['kind']) => mainField(records, kind)
  const [given, family, birth] = [field('given_name'), field('family_name'), field('birth_date')]
  const date = (from: number, to: number) => part(birth, (text) => hashText(text.slice(from, to)))
  return {
    givenSound: part(given, firstSound, secondSound),
    givenSkeleton: part(given, (text) => hashText(skeleton(firstWord(text)))),
    givenInitial: part(given, (text) => hashText(text.slice(0, 1))),
    familySound: part(family, firstSound, secondSound),
    familySkeleton: part(family, (text) => hashText(skeleton(joinedOf(text)))),
    familyCode: part(family, (text) => hashText(soundex2(joinedOf(text)))),
    birth: date(0, 8),
    year: date(0, 4),
    monthDay: date(4, 8),
    // Day and month in either order, so that a swapped date falls in the same place.
    anyDay: part(birth, (text) => hashText([text.slice(4, 6), text.slice(6, 8)].sort().join(''))),
    month: date(4, 6),
    street: part(field('street'), hashText),
    number: part(field('street_number'), hashText),
    locality: part(field('locality'), hashText),
    postcode: part(field('postcode'), hashText),
    phone: part(field('phone'), firstOf, secondOf),
    email: part(field('email'), firstOf, secondOf),
    ids: records.fields.filter(({ kind }) => kind === 'id_number').map((each) => part(each, hashText)!),
  }
}

export type Parts = ReturnType<typeof partsOf>

/** Two parts in either order: a given name typed in the place of the family name falls with the others. */
export const eitherWay = (left: Part | undefined, right: Part | undefined): Part | undefined =>
  left &&
  right && {
    of(record) {
      const [a, b] = [left.of(record), right.of(record)]
      return mixed(Math.min(a, b), Math.max(a, b))
    },
  }

const part = (
  field: Field | undefined,
  of: (text: string) => number,
  other?: (text: string) => number,
): Part | undefined => {
  if (!field) return undefined
  const on = (read: (text: string) => number) => {
    const known = Int32Array.from(field.texts, read)
    const { values, texts } = field
    return (record: number): number => known[values[record]!] ?? read(texts[values[record]!]!)
  }
  return { of: on(of), ...(other && { other: on(other) }) }
}

const firstWord = (text: string): string => nameForms(text)[0]!.words[0]!
const joinedOf = (text: string): string => nameForms(text)[0]!.joined
const heard = (word: string): number => hashText(frenchSound(word) || word)
const firstSound = (text: string): number => heard(firstWord(text))
/** The sound of another name, or of the last word of a compound one. */
const secondSound = (text: string): number => {
  const [first, second] = nameForms(text)
  const word = second ? second.words[0]! : first!.words.length > 1 ? first!.words.at(-1)! : ''
  return word === '' ? 0 : heard(word)
}
const firstOf = (text: string): number => hashText(text.split('|')[0]!)
const secondOf = (text: string): number => hashText(text.split('|')[1] ?? '')
