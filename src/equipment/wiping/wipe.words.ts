import { sayDate } from '#platform/i18n/dates.ts'
import { CLEAR, DESTROY, DISABLED, type DriveEvidence, PURGE } from './driveEvidence.ts'

/** Methods as nwipe and eReuse Workbench name them, in French; a standard keeps its own name. */
const methods: Record<string, string> = {
  'Fill With Zeros': 'Remplissage de zéros',
  'Fill With Ones': 'Remplissage de uns',
  'PRNG Stream': 'Remplissage aléatoire',
  'Verify Zeros (0x00)': 'Simple relecture (zéros)',
  'Verify Ones  (0xFF)': 'Simple relecture (uns)',
  'Gutmann Wipe': 'Méthode Gutmann (35 passes)',
  'Bruce Schneier 7-Pass': 'Méthode Schneier (7 passes)',
  EraseBasic: 'Réécriture simple',
  EraseSectors: 'Réécriture secteur par secteur',
  EraseCrypto: 'Commande d’effacement du disque',
  EraseDataWipe: 'Réécriture par un logiciel certifié',
  ErasePhysical: 'Destruction',
  erase: 'Commandes d’effacement de workbench-script',
}

export const sayMethod = (method: string): string => methods[method] ?? method

/** What a proof is worth, in words, then the name of the norm. */
export const sayLevel = (level: unknown): string => {
  if (level === DESTROY) return `Disque détruit : niveau ${level}`
  if (level === PURGE) return `Disque démagnétisé : niveau ${level}`
  if (level === DISABLED) return 'Disque mis hors d’usage, sans niveau de norme'
  return level ? `Tout l’espace accessible a été réécrit : niveau ${level}` : ''
}

/** What proves one drive, and how far. */
export const sayProof = ({ recordId, level }: Pick<DriveEvidence, 'recordId' | 'level'>): string => {
  if (!recordId) return `Effacé et vérifié. ${sayLevel(level)}`
  return level === CLEAR
    ? `Remis à zéro, vu par deux personnes : niveau ${level}`
    : `${sayLevel(level)}, vu par deux personnes`
}

/** A tool's local time, as people say it: "lundi 2 mars 2026, 9 h 15". */
export const sayLocal = (local: string): string =>
  `${sayDate(local.slice(0, 10))}, ${Number(local.slice(11, 13))} h ${local.slice(14, 16)}`
