import { nameKey } from '#platform/text/nameKey.ts'
import type { NeedKind } from '../households/words.ts'

const said: Record<NeedKind, RegExp> = {
  computer: /\b(ordi(nateur)?s?|pc|portables?|tablettes?|materiels?|equipements?|equiper|unite centrale|ecran)\b/,
  connection:
    /\b(connexions?|connecter|internet|wi ?fi|box|forfaits?|abonnements?|4g|5g|fibre|cartes? sim|sim|data|reseau)\b/,
  skills:
    /\b(formations?|former|apprendre|apprentissage|s en servir|accompagnements?|accompagner|ateliers?|initiation|mediation|demarches?|autonomie|competences?|cours|aide)\b/,
}

/** The needs that some words speak of: "PC + formation" is a computer and learning to use it. */
export const kindsIn = (words: string): NeedKind[] => {
  const key = nameKey(words)
  return (Object.keys(said) as NeedKind[]).filter((kind) => said[kind].test(key))
}

const yes = new Set([
  'oui',
  'o',
  'x',
  'xx',
  'yes',
  'y',
  'vrai',
  'true',
  'ok',
  'coche',
  'd accord',
  'accord',
  'donne',
  'signe',
  'recueilli',
])
const no = new Set(['non', 'n', 'no', 'faux', 'false', 'neant', 'aucun', 'aucune', 'sans', 'refus', 'refuse', 'pas'])

/** Yes, no, or null when the words say neither. A number above zero, a cross and a tick are a yes; nothing is a no. */
export function yesOrNo(cell: string): boolean | null {
  if (/^\d+$/.test(cell)) return Number(cell) > 0
  if (/^[✓✔☑✅X×]$/iu.test(cell)) return true
  if (/^[-–—/☐✗✘.]*$/u.test(cell)) return false
  const key = nameKey(cell)
  return yes.has(key) ? true : no.has(key) ? false : null
}
