import { z } from 'zod'
import { columnField, fieldCalled, fieldsByTitle, type Mapping } from '#platform/tables/columns.ts'
import { type ColumnReport, mapColumns, named as namedInInventory } from '../devices/inventory.columns.ts'

/** What a column of a delivery note tells of a machine. */
export type NoteField = 'box' | 'count' | 'kind' | 'brand' | 'model' | 'serial' | 'inventory_tag'

/** Fields as they are chosen on a screen. */
export const noteFields: Record<NoteField, string> = {
  serial: 'Numéro de série',
  inventory_tag: 'Numéro d’inventaire',
  kind: 'Type d’appareil',
  brand: 'Marque',
  model: 'Modèle',
  box: 'Carton ou palette',
  count: 'Quantité',
}

/** What delivery notes alone say, in the form of `titleKey`; the rest is titled as in an inventory. */
const own = fieldsByTitle<'box' | 'count'>([
  {
    field: 'box',
    label: '',
    titles: [
      'box',
      'boite',
      'carton',
      'n carton',
      'no carton',
      'n de carton',
      'numero de carton',
      'caisse',
      'colis',
      'palette',
      'n palette',
      'n de palette',
      'pallet',
    ],
  },
  { field: 'count', label: '', titles: ['quantite', 'quantites', 'qte', 'qty', 'quantity', 'nombre', 'nb', 'count'] },
])

/** Whether a title is one of a delivery note. */
export const named = (title: string): boolean => fieldCalled(own, title) !== null || namedInInventory(title)

const isNoteField = (field: string | null): field is NoteField => field !== null && field in noteFields

/** Columns that name somebody: never read, never shown, never kept. */
export const namesPeople = ({ why }: ColumnReport): boolean => why.includes('nomme une personne')

/** What each column gives: as it was said of the same titles, else as its title tells. */
export function noteColumns(header: readonly string[], remembered: Mapping<string> | null): Mapping<NoteField> {
  const reports = mapColumns([...header])
  if (remembered?.length === header.length)
    return remembered.map((field, at) => (isNoteField(field) && !namesPeople(reports[at]!) ? field : null))
  const taken = new Set<NoteField>()
  return reports.map(({ column, field }) => {
    const read = isNoteField(field) ? field : fieldCalled(own, column)
    if (read === null || (taken.has(read) && read !== 'kind')) return null
    taken.add(read)
    return read
  })
}

/** What a note cannot do without. */
export const lackOf = (columns: Mapping<NoteField>): string | null =>
  columns.some((field) => field && field !== 'box' && field !== 'count' && field !== 'brand')
    ? null
    : 'Dites quelle colonne donne le numéro de série, le numéro d’inventaire, le type ou le modèle des appareils.'

/** One answer a column: the field that it gives, or nothing. */
export const columnsForm = (columns: number) =>
  z.object(
    Object.fromEntries(
      Array.from({ length: columns }, (_, at) => [
        columnField(at),
        z.enum(Object.keys(noteFields) as [NoteField, ...NoteField[]]).optional(),
      ]),
    ),
  )

/** The columns as they were said, or why they cannot be read so, field by field. */
export function columnsSaid(
  values: Record<string, unknown>,
  header: readonly string[],
): Mapping<NoteField> | Record<string, string> {
  const said = header.map((_, at) => (values[columnField(at)] as NoteField | undefined) ?? null)
  const errors: Record<string, string> = {}
  for (const [at, field] of said.entries())
    if (field && field !== 'kind' && said.indexOf(field) < at)
      errors[columnField(at)] = 'Une autre colonne donne déjà cela : gardez une seule des deux.'
  const lack = lackOf(said)
  if (lack) errors.form = lack
  return Object.keys(errors).length > 0 ? errors : said
}
