import { nameKey } from '#platform/text/nameKey.ts'

/** One thing that a list may tell: how it is called on a screen, and the titles that people write over it. */
export type Target<Field extends string> = {
  field: Field
  /** As the person who corrects the columns reads it: "Téléphone". */
  label: string
  /** In the form of `titleKey`; the first targets of a list are preferred. */
  titles: readonly string[]
  /** Several columns may build it together, in the order of the file. */
  joined?: boolean
  /** How many of the cells look like it, from 0 to 1: asked of columns whose title says nothing. */
  looks?: (cell: string) => boolean
}

/** What each column of a file gives: a field, or null where it is not read. */
export type Mapping<Field extends string> = readonly (Field | null)[]

/** A title as it is compared: no accents, no case, no punctuation, no unit in brackets. */
export const titleKey = (title: string): string =>
  nameKey(title.replaceAll('°', ' ').replace(/\(.*?\)/g, ' ')).replace(
    / (ttc|ht|eur|euros?|en euros?|ttc en euros?)$/,
    '',
  )

/** The fields of a list by the titles that call them. */
export const fieldsByTitle = <Field extends string>(targets: readonly Target<Field>[]): ReadonlyMap<string, Field> =>
  new Map(targets.toReversed().flatMap(({ field, titles }) => titles.map((title) => [title, field] as const)))

/** Which field a title calls, alone or by the last of its two lines ("Besoins : Ordinateur"). */
export const fieldCalled = <Field extends string>(fields: ReadonlyMap<string, Field>, title: string): Field | null =>
  fields.get(titleKey(title)) ?? fields.get(titleKey(title.split(' : ').at(-1) ?? '')) ?? null

/** Most of a column's cells, of those that say something, look like what a target wants. */
const SURE = 0.7

/**
 * What each column probably gives: by its title, else by what its cells look like. A field that is not built by several columns
 * is given once, by the first that calls it.
 */
export function proposeColumns<Field extends string>(
  header: readonly string[],
  samples: readonly (readonly string[])[],
  targets: readonly Target<Field>[],
): Mapping<Field> {
  const fields = fieldsByTitle(targets)
  const joined = new Set(targets.filter((target) => target.joined).map(({ field }) => field))
  const taken = new Set<Field>()
  const take = (field: Field | null): Field | null => {
    if (field === null || (taken.has(field) && !joined.has(field))) return null
    taken.add(field)
    return field
  }
  const byTitle = header.map((title) => take(fieldCalled(fields, title)))
  return byTitle.map(
    (field, at) =>
      field ??
      take(
        byContent(
          samples.map((row) => row[at] ?? ''),
          targets,
          taken,
        ),
      ),
  )
}

function byContent<Field extends string>(
  cells: readonly string[],
  targets: readonly Target<Field>[],
  taken: ReadonlySet<Field>,
): Field | null {
  const said = cells.filter((cell) => cell !== '')
  if (said.length < 2) return null
  return (
    targets.find(({ field, looks }) => looks && !taken.has(field) && said.filter(looks).length >= said.length * SURE)
      ?.field ?? null
  )
}

/** The field of a form that says what a column gives. */
export const columnField = (at: number): string => `column.${at}`
