import { z } from 'zod'
import { columnField, type Mapping } from '#platform/tables/columns.ts'
import { type ListField, targetsOf } from './list.targets.ts'

/** One answer a column: the field that it gives, or nothing. */
export const columnsForm = (columns: number, fields: readonly ListField[]) =>
  z.object(
    Object.fromEntries(
      Array.from({ length: columns }, (_, at) => [
        columnField(at),
        z.enum(fields as [ListField, ...ListField[]]).optional(),
      ]),
    ),
  )

export const mappingOf = (values: Record<string, unknown>, columns: number): Mapping<ListField> =>
  Array.from({ length: columns }, (_, at) => (values[columnField(at)] as ListField | undefined) ?? null)

/** Why columns cannot be read so: a sentence for each field of the form, or null. */
export function refusalOfColumns(
  mapping: Mapping<ListField>,
  fields: readonly ListField[],
): Record<string, string> | null {
  const errors: Record<string, string> = {}
  const joined = new Set(targetsOf(fields).flatMap((target) => (target.joined ? target.field : [])))
  for (const [at, field] of mapping.entries())
    if (field && !joined.has(field) && mapping.indexOf(field) < at)
      errors[columnField(at)] = 'Une autre colonne donne déjà cela : gardez une seule des deux.'
  if (!errors.form) {
    const lacking = lackOf(mapping, fields)
    if (lacking) errors.form = lacking
  }
  return Object.keys(errors).length > 0 ? errors : null
}

/** What a list cannot do without: families with what they need, or, where counts are asked for, a number a need. */
export function lackOf(mapping: Mapping<ListField>, fields: readonly ListField[]): string | null {
  const has = (...some: ListField[]) => some.some((field) => mapping.includes(field))
  const counts = fields.includes('count')
  const needs = has('kinds', 'computer', 'connection', 'skills')
  if (!has('name') && !counts) return 'Dites quelle colonne donne le nom de la famille ou de la personne.'
  if (!has('name') && !needs)
    return 'Dites quelle colonne donne le nom des familles, ou celles qui comptent les personnes par besoin.'
  if (!has('name') && !has('computer', 'connection', 'skills') && !has('count'))
    return 'Dites quelle colonne donne le nombre de personnes.'
  if (!needs) return 'Dites quelle colonne donne les besoins : ordinateur, connexion ou formation.'
  return null
}
