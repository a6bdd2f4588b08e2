import type { NameForm } from '../comparing/nameForms.ts'
import { nameForms } from '../comparing/nameForms.ts'
import { compareNames, nameLevels } from '../comparing/names.ts'
import type { Field } from '../records/field.ts'
import { hashText } from '../records/hash.ts'
import { against, type Clue, level, missing } from './clue.ts'
import { remembered } from './remembered.ts'

const levels = (m: number[]) => [
  missing,
  level('identique', m[0]!, 1),
  level('une partie commune, un surnom ou un nom d’usage', m[1]!, 0.8),
  level('même prononciation, ou une faute de frappe', m[2]!, 0.5),
  level('presque pareil', m[3]!, 0.3),
  level('vague ressemblance', m[4]!, 0),
  against('différent', m[5]!),
]
const swapped = level('nom et prénom inversés', 0.01, 1)

/** The name of one field, ready to compare, by value. */
export type NameTable = { forms: NameForm[][]; sounds: number[] }
export type NameTables = Map<Field, NameTable>
export const nameTables = (fields: Field[]): NameTables =>
  new Map(
    fields
      .filter(({ kind }) => kind === 'given_name' || kind === 'family_name')
      .map((field) => [field, nameTable(field)]),
  )

const nameTable = (field: Field): NameTable => {
  const forms = field.texts.map(nameForms)
  return { forms, sounds: forms.map(soundOf) }
}
export const soundOf = ([first]: NameForm[]): number => hashText(first!.sound || first!.joined)

/** Given and family names, which are told together: a name in the other's place is one clue, not two disagreements. */
export const nameClues = (
  given: { field: Field; table: NameTable } | undefined,
  family: { field: Field; table: NameTable } | undefined,
): Clue[] => {
  const heardAlike = (a: number, b: number): boolean =>
    given!.table.sounds[given!.field.values[a]!] === family!.table.sounds[family!.field.values[b]!]
  const crossed = (a: number, b: number): boolean => {
    if (!given || !family) return false
    const [one, two] = [heardAlike(a, b), heardAlike(b, a)]
    if (one && two) return !heardAlike(a, a)
    // One name is in the other's place; the second may bear a typing error.
    return one ? alikeAcross(b, a) : two && alikeAcross(a, b)
  }
  const alikeAcross = (a: number, b: number): boolean =>
    compareNames(given!.table.forms[given!.field.values[a]!]!, family!.table.forms[family!.field.values[b]!]!) <=
    nameLevels.faint
  const one = (
    name: string,
    label: string,
    about: Clue['about'],
    { field, table }: { field: Field; table: NameTable },
    m: number[],
  ): Clue => {
    const { values, rarity, texts } = field
    const compared = remembered((x, y) => compareNames(table.forms[x]!, table.forms[y]!), texts.length)
    const isGiven = about === 'person'
    return {
      name,
      label,
      about,
      levels: [...levels(m), ...(isGiven ? [swapped] : [])],
      exact: { level: nameLevels.exact, agreement: field.agreement },
      ...(isGiven &&
        family && { swapped: { level: nameLevels.swapped, agreement: field.agreement * family.field.agreement } }),
      level(a, b) {
        const [x, y] = [values[a]!, values[b]!]
        if (x === y) return x === 0 ? 0 : nameLevels.exact
        if (x === 0 || y === 0) return 0
        const found = compared(x, y)
        return found > nameLevels.near && crossed(a, b) ? (isGiven ? nameLevels.swapped : 0) : found
      },
      rarity(a, b, found) {
        if (found === nameLevels.swapped && family) {
          const both = rarity[values[a]!]! + family.field.rarity[family.field.values[a]!]!
          return heardAlike(a, b) && heardAlike(b, a) ? both : both - 4
        }
        return Math.min(rarity[values[a]!]!, rarity[values[b]!]!)
      },
    }
  }
  return [
    ...(given ? [one('given_name', 'Prénom', 'person', given, [0.8, 0.05, 0.05, 0.03, 0.02, 0.05])] : []),
    ...(family ? [one('family_name', 'Nom', 'home', family, [0.78, 0.06, 0.06, 0.03, 0.02, 0.05])] : []),
  ]
}
