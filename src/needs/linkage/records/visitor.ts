import { type NameTables, soundOf } from '../clues/nameTable.ts'
import { nameForms } from '../comparing/nameForms.ts'
import type { Records } from './records.ts'

/**
 * Lets one more person sit among records, at the place after the last one, until the next one comes. A value seen nowhere
 * before takes the number after all others of its field: comparisons are not remembered from there on.
 */
export const sitIn = ({ fields, size }: Records, tables: NameTables) => {
  const known = fields.map(({ texts }) => new Map(texts.map((text, value) => [text, value])))
  const unseen = fields.map(({ texts }) => texts.length)
  return {
    enter(cells: readonly string[]): void {
      fields.forEach((field, place) => {
        const text = field.read(field.columns.map((column) => cells[column] ?? '').join('|'))
        const value = known[place]!.get(text) ?? unseen[place]!
        field.values[size] = value
        if (value < unseen[place]!) return
        field.texts[value] = text
        const table = tables.get(field)
        if (!table) return
        table.forms[value] = nameForms(text)
        table.sounds[value] = soundOf(table.forms[value])
      })
    },
  }
}
