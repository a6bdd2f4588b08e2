import type { Tone } from '#platform/ui/chip.tsx'

export type Level = 'read' | 'doubt' | 'refused'

/** What became of one cell: what it says, what was understood, and why when that is not plain. */
export type CellReport = { row: number; column: string; level: Level; said: string; understood?: string; why: string }

export const levels: Record<Level, { label: string; tone: Tone }> = {
  read: { label: 'lu', tone: 'done' },
  doubt: { label: 'à vérifier', tone: 'turn' },
  refused: { label: 'non repris', tone: 'loss' },
}
