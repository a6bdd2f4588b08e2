import { fieldCalled, fieldsByTitle, type Mapping, type Target } from '#platform/tables/columns.ts'

/** What a column of a list of devices to announce can tell. */
export type AnnouncedField = 'serial' | 'tag' | 'kind' | 'brand' | 'model' | 'uai' | 'school' | 'class'

const words = (text: string) => text.split(', ')

/** Titles as the Département, its supplier and the register of schools write them, in the form of `titleKey`. */
export const targets: readonly Target<AnnouncedField>[] = [
  {
    ...{ field: 'serial', label: 'Numéro de série' },
    titles: words(
      'n de serie, no de serie, numero de serie, num serie, n serie, no serie, serie, s n, sn, serial, serial number, imei',
    ),
  },
  {
    ...{ field: 'tag', label: 'Numéro d’inventaire ou étiquette' },
    titles: words(
      'n inventaire, numero d inventaire, numero inventaire, inventaire, etiquette, code barres, asset tag, tag',
    ),
  },
  {
    field: 'kind',
    label: 'Type d’appareil',
    titles: words('type, type d appareil, type de materiel, categorie, nature, designation'),
  },
  { field: 'brand', label: 'Marque', titles: words('marque, fabricant, constructeur, brand, manufacturer') },
  { field: 'model', label: 'Modèle', titles: words('modele, model, model name, reference, nom du modele') },
  {
    ...{ field: 'uai', label: 'Code UAI de l’établissement' },
    titles: words('uai, code uai, rne, code rne, n uai, numero uai, code etablissement, uai etablissement'),
    looks: (cell) => /^\d{7}[A-Z]$/i.test(cell.trim()),
  },
  {
    ...{ field: 'school', label: 'Nom de l’établissement' },
    titles: words(
      'etablissement, college, ecole, lycee, nom etablissement, nom de l etablissement, nom du college, structure, destinataire, site, affectation',
    ),
    looks: (cell) => /^(coll[eè]ge|clg|[eé]cole|lyc[eé]e)\b/i.test(cell.trim()),
  },
  { field: 'class', label: 'Classe', titles: words('classe, class, division, groupe') },
]

const fields = fieldsByTitle(targets)
export const named = (title: string): boolean => fieldCalled(fields, title) !== null

/** What a list cannot do without, or null. */
export function lackOf(columns: Mapping<AnnouncedField>): string | null {
  if (!columns.includes('serial') && !columns.includes('tag'))
    return 'Dites quelle colonne donne le numéro de série ou d’inventaire.'
  return columns.includes('uai') || columns.includes('school')
    ? null
    : 'Dites quelle colonne donne l’établissement : son code UAI ou son nom.'
}
