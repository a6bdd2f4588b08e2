import { nameKey } from '#platform/text/nameKey.ts'
import type { DeviceKind } from './snapshot.part.ts'

export type KindReading = { kind: DeviceKind; doubt: string | null }

/** Accessories come first: "sacoche pour PC portable" is no laptop, "tablette graphique" no tablet. */
const words: [DeviceKind, RegExp][] = [
  [
    'other',
    /\b(sacoche|housse|souris|clavier|chargeur|station d accueil|dock|docking|adaptateur|cable|casque|webcam|tablette graphique|graphics tablet|telephone fixe|telephone ip|videoprojecteur|projecteur|serveur|switch|routeur|onduleur)\b/,
  ],
  [
    'whiteboard',
    /\b(tableaux? (blancs? )?interactifs?|tni|tbi|vpi|ecrans? interactifs?|interactive (white)?boards?)\b/,
  ],
  ['case', /\b(valises?|malles?|mallettes?|classes? mobiles?|chariots?)\b/],
  ['all_in_one', /\b(tout en un|all in one|allinone|aio|imac)\b/],
  [
    'laptop',
    /\b(pc portables?|ordinateurs? portables?|portables?|laptops?|notebooks?|netbooks?|ultrabooks?|chromebooks?|macbook)\b/,
  ],
  ['tablet', /\b(tablettes?|tablets?|ipads?)\b/],
  ['smartphone', /\b(smartphones?|telephones? (mobiles?|portables?)|mobile phones?|iphones?|telephones?)\b/],
  ['screen', /\b(ecrans?|moniteurs?|monitors?|screens?|displays?)\b/],
  ['printer', /\b(imprimantes?|printers?|multifonctions?|copieurs?|traceurs?)\b/],
  [
    'desktop',
    /\b(unites? centrales?|uc|desktops?|tours?|towers?|mini pc|pc fixes?|postes? fixes?|ordinateurs? (fixes?|de bureau)|stations? de travail|workstations?)\b/,
  ],
]

/** The kind of device behind a town hall's or a tool's word. "PC" alone does not say which: read as a desktop, with a doubt. */
export function readKind(cell: string): KindReading {
  const text = nameKey(cell)
  const phone = /\btelephones? portables?\b/.test(text) ? 'smartphone' : null
  const known = phone ?? words.find(([, pattern]) => pattern.test(text))?.[0]
  if (known) return { kind: known, doubt: null }
  if (/\b(pc|ordinateurs?|computers?|postes?)\b/.test(text))
    return { kind: 'desktop', doubt: 'Lu comme un ordinateur fixe : le mot ne dit pas s’il est portable.' }
  return { kind: 'other', doubt: 'Type d’appareil inconnu : rangé dans « autre ».' }
}

/** Kinds as people say them. */
export const sayKind: Record<DeviceKind, string> = {
  ...{
    laptop: 'ordinateur portable',
    desktop: 'ordinateur fixe',
    all_in_one: 'ordinateur tout-en-un',
    tablet: 'tablette',
  },
  ...{ smartphone: 'smartphone', screen: 'écran', printer: 'imprimante', other: 'autre' },
  ...{ whiteboard: 'tableau interactif', case: 'valise de prêt' },
}
