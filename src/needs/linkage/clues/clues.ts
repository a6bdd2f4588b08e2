import type { Field } from '../records/field.ts'
import { mainField, type Records } from '../records/records.ts'
import type { Clue } from './clue.ts'
import { nameClues } from './nameClues.ts'
import type { NameTables } from './nameTable.ts'
import { homeClues } from './pairedClues.ts'
import { birthDateClue, textClue } from './singleClues.ts'

/** The clues that the fields of these records allow, the quickest to compare first. */
export const cluesOf = (records: Records, tables: NameTables): Clue[] => {
  const of = (kind: Field['kind']) => mainField(records, kind)
  const birth = of('birth_date')
  const named = (kind: Field['kind']) => {
    const field = of(kind)
    return field && { field, table: tables.get(field)! }
  }
  const alone = records.fields.filter(({ kind, main }) => !main || kind === 'phone' || kind === 'email')
  return [
    ...(birth ? [birthDateClue(birth)] : []),
    ...alone.map(textClue),
    ...nameClues(named('given_name'), named('family_name')),
    ...homeClues(of),
  ]
}
