import { nameKey } from '#platform/text/nameKey.ts'
import { connectionAtHand, equipmentAtHand, livings } from '../households/atHand.ts'
import type { Cell } from './list.cell.ts'

type Living = keyof typeof livings
type Equipment = keyof typeof equipmentAtHand
type Connection = keyof typeof connectionAtHand

/** Where somebody lives, what they have already, and what keeps them safe, as a list says it. */
export type HomeSaid = {
  living: Living | null
  equipment_at_hand: Equipment[]
  connection_at_hand: Connection | null
  neutral_message: boolean
  confidential_address: boolean
}

/** Read in this order: "hébergée chez un ami" is not "chez elle". */
const living: readonly (readonly [Living, RegExp])[] = [
  ['no_address', /\b(sans (adresse|domicile|logement)|sdf|itinerant|a la rue)\b/],
  [
    'collective',
    /\b(foyers?|collectif|chrs|cada|residences?|hotel|pension|centre|hebergement (collectif|d urgence|social))\b/,
  ],
  ['hosted', /\b(heberge|hebergee|hebergement|chez un|chez une|chez des|proche|tiers)\b/],
  ['home', /\b(chez (elle|lui|eux|soi)|logement|locataire|proprietaire|domicile|appartement|maison)\b/],
]
const equipment: readonly (readonly [Equipment, RegExp])[] = [
  [
    'old_computer',
    /\b(ordi(nateur)?|pc)\b.*\b(vieux|ancien|panne|casse|hs|lent)\b|\b(vieux|vieil|ancien)\b.*\b(ordi(nateur)?|pc)\b/,
  ],
  ['shared_computer', /\b(ordi(nateur)?|pc)\b.*\b(partage|commun|a plusieurs)\b/],
  ['computer', /\b(ordi(nateur)?|pc)\b/],
  ['tablet', /\btablettes?\b/],
  ['phone', /\b(smartphones?|telephones?|mobiles?)\b/],
  ['none', /\b(rien|aucun|aucune|neant|non|sans)\b/],
]
const connection: readonly (readonly [Connection, RegExp])[] = [
  ['shared', /\b(voisin|voisine|proche|ami|partage|partagee|lieu public|bibliotheque|mediatheque)\b/],
  ['box', /\b(box|fibre|adsl)\b/],
  ['prepaid', /\b(prepaye|prepayee|recharge|recharges)\b/],
  ['mobile', /\b(forfait|4g|5g|mobile|telephone)\b/],
  ['none', /\b(rien|aucune?|neant|non|sans|pas de)\b/],
]

const first = <T>(words: readonly (readonly [T, RegExp])[], cell: string): T | null =>
  words.find(([, meant]) => meant.test(nameKey(cell)))?.[0] ?? null

const understood = <T extends string>(value: T | null, labels: Readonly<Record<T, string>>): Cell<T> =>
  value
    ? { value, level: 'read', understood: labels[value].toLowerCase(), why: '' }
    : {
        ...{ value, level: 'doubt', understood: 'rien n’est repris' },
        why: `Ces mots ne sont pas compris. Écrivez par exemple : ${Object.values<string>(labels)
          .map((label) => label.toLowerCase())
          .join(' ; ')}.`,
      }

/** Where she lives. Words that say nothing known are in doubt: the row still leaves. */
export const readLiving = (cell: string): Cell<Living> => understood(first(living, cell), livings)

/** How she goes on line today. */
export const readConnection = (cell: string): Cell<Connection> => understood(first(connection, cell), connectionAtHand)

/** What she has already, several things at once: "smartphone, vieux PC". */
export function readEquipment(cell: string): Cell<Equipment[]> {
  const found = cell
    .split(/[,;/+&|]| et /)
    .map((part) => first(equipment, part))
    .filter((one) => one !== null)
  const [one] = found
  if (!one) return { ...understood(null, equipmentAtHand), value: null }
  const said = [...new Set(found)].filter((kind) => kind !== 'none' || found.length === 1)
  return {
    value: said,
    level: 'read',
    understood: said.map((kind) => equipmentAtHand[kind].toLowerCase()).join(', '),
    why: '',
  }
}
