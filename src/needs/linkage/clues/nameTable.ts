import { type NameForm, nameForms } from '../comparing/nameForms.ts'
import type { Field } from '../records/field.ts'
import { hashText } from '../records/hash.ts'

/** The names of one field, ready to compare, by value. */
export type NameTable = { forms: NameForm[][]; sounds: number[] }
export type NameTables = Map<Field, NameTable>

export const nameTables = (fields: Field[]): NameTables =>
  new Map(
    fields
      .filter(({ kind }) => kind === 'given_name' || kind === 'family_name')
      .map((field) => [field, tableOf(field)]),
  )

const tableOf = (field: Field): NameTable => {
  const forms = field.texts.map(nameForms)
  return { forms, sounds: forms.map(soundOf) }
}

export const soundOf = ([first]: NameForm[]): number => hashText(first!.sound || first!.joined)
