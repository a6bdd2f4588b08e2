import { fieldCalled, fieldsByTitle } from '#platform/tables/columns.ts'
import { nameKey } from '#platform/text/nameKey.ts'

/** What a column of an inventory can tell about a device. */
export type Field = 'kind' | 'brand' | 'model' | 'serial' | 'inventory_tag' | 'acquired_on' | 'value_cents' | 'note'

/** What was decided for one column: the field it gives, or null and why it is not read. */
export type ColumnReport = { column: string; at: number; field: Field | null; why: string }

const person = 'colonne ignorée : elle nomme une personne'

/** Titles as town halls, Snipe-IT, GLPI and eReuse write them, in the form of `titleKey`; the first of a list is preferred. */
const titles: Record<Field, string[]> = {
  kind: [
    'type',
    'type de materiel',
    'type d equipement',
    'type of device',
    'device type',
    'categorie',
    'category',
    'famille',
    'nature',
    'designation',
    'libelle',
    'materiel',
    'equipement',
    'article',
    'kind',
    'sub type',
    'subtype',
    'sous type',
    'sous categorie',
  ],
  brand: ['marque', 'fabricant', 'constructeur', 'brand', 'manufacturer', 'make', 'maker'],
  model: ['modele', 'model', 'model name', 'reference modele', 'nom du modele'],
  serial: [
    'n de serie',
    'no de serie',
    'numero de serie',
    'num serie',
    'n serie',
    'no serie',
    'numero serie',
    'serie',
    's n',
    'sn',
    'serial',
    'serial number',
    'serial no',
    'serialnumber',
    'service tag',
  ],
  inventory_tag: [
    'n inventaire',
    'no inventaire',
    'n d inventaire',
    'no d inventaire',
    'numero d inventaire',
    'numero inventaire',
    'inventaire',
    'code inventaire',
    'etiquette',
    'immobilisation',
    'n immobilisation',
    'no immobilisation',
    'asset tag',
    'inventory tag',
    'inventory number',
    'n inventory',
    'no inventory',
    'n inventary',
    'no inventary',
    'tag',
    'id device internal',
  ],
  acquired_on: [
    'date d achat',
    'date achat',
    'achat',
    'date d acquisition',
    'date acquisition',
    'acquis le',
    'achete le',
    'date de mise en service',
    'mise en service',
    'annee',
    'annee d achat',
    'purchase date',
    'purchased',
    'acquired on',
    'acquisition date',
  ],
  value_cents: [
    'valeur',
    'valeur unitaire',
    'valeur estimee',
    'valeur nette comptable',
    'vnc',
    'prix',
    'prix d achat',
    'prix unitaire',
    'montant',
    'cout',
    'purchase cost',
    'cost',
    'value',
    'price',
  ],
  note: [
    'note',
    'notes',
    'remarque',
    'remarques',
    'observation',
    'observations',
    'commentaire',
    'commentaires',
    'etat',
    'asset notes',
    'model notes',
    'info',
    'comment',
    'comments',
  ],
}
const fields = fieldsByTitle(
  Object.entries(titles).map(([field, called]) => ({ field: field as Field, label: '', titles: called })),
)

/** Whether a title is one of an inventory. */
export const named = (title: string): boolean => fieldCalled(fields, title) !== null

/** Fields that several columns may build together, in the order of the file. */
const joined: Field[] = ['kind', 'note']

const aboutPeople =
  /\b(checked out to|assigned to|utilisateurs?|users?|username|usager|agents?|titulaire|detenteur|proprietaire|owner|beneficiaire|affecte a|affectation|attribue a|attributaire|nom|nom prenom|prenoms?|first name|last name|full name|employees?|employe|eleves?|emails?|e mail|mail|courriel|telephone|tel|phone|portable de|matricule|responsable|contact|adresse|address)\b/

/** Decides what each column gives. A column that may name someone is never read, and its cells are never repeated. */
export function mapColumns(header: string[]): ColumnReport[] {
  const taken = new Map<Field, string>()
  return header.map((column, at) => {
    const name = nameKey(column.replaceAll('°', ' '))
    const field = fieldCalled(fields, column)
    if (
      field === null &&
      aboutPeople.test(name) &&
      !/\b(mac|ip|machine|poste|ordinateur|appareil|modele|materiel|hote)\b/.test(name)
    )
      return { column, at, field: null, why: person }
    if (field === null)
      return {
        column,
        at,
        field: null,
        why: name === '' ? 'colonne sans titre : elle n’est pas lue' : 'colonne inconnue : elle n’est pas lue',
      }
    const before = taken.get(field)
    if (before !== undefined && !joined.includes(field))
      return { column, at, field: null, why: `colonne ignorée : « ${before} » donne déjà cette information` }
    taken.set(field, before ?? column)
    return { column, at, field, why: `lue comme ${said[field]}` }
  })
}

/** Fields as people say them. */
export const said: Record<Field, string> = {
  ...{
    kind: 'type d’appareil',
    brand: 'marque',
    model: 'modèle',
    serial: 'numéro de série',
    inventory_tag: 'numéro d’inventaire',
  },
  ...{ acquired_on: 'date d’achat', value_cents: 'valeur', note: 'remarque' },
}
