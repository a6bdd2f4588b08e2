import type { Tone } from '#platform/ui/chip.tsx'
import type { CheckedRow } from './inventoryImport.store.ts'

/** What will become of a row, in a few words. */
export const rowSays = (row: CheckedRow): { text: string; tone: Tone } => {
  if (row.draft === null) return { text: 'Refusée', tone: 'loss' }
  if (row.known) return { text: `Déjà connu : ${row.known.number}`, tone: 'calm' }
  return row.cells.some((cell) => cell.level !== 'read')
    ? { text: 'À importer, à vérifier', tone: 'turn' }
    : { text: 'À importer', tone: 'done' }
}
