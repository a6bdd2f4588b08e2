import { html } from 'hono/html'
import type { Tone } from '#platform/ui/chip.tsx'
import { needWords } from '../../households/words.ts'
import { verdictCell } from '../../lists/verdict.cell.ts'
import { sayAmong } from '../../publics/words.ts'
import type { PlannedRow } from './list.plan.ts'

/** Refused rows first, then those with a doubt. */
export const weight = (row: PlannedRow) =>
  row.state === 'refused' ? 0 : row.cells.some((cell) => cell.level !== 'read') ? 1 : row.state === 'aside' ? 2 : 3

/** What a row says: its family, or its numbers. */
export const saidBy = ({ family, counts, said }: PlannedRow) => {
  if (family) return html`<div>${family.name}<br /><small>${family.commune.name}</small></div>`
  if (counts.length === 0) return said || '–'
  const [first] = counts
  return html`<div>${first?.commune.name}<br /><small>${counts.map(sayCount).join(', ')}</small></div>`
}

/** "un ordinateur : 10 (dont 3 élèves)" */
const sayCount = ({ kind, declared, among }: PlannedRow['counts'][number]) =>
  `${needWords[kind]} : ${declared}${sayAmong(among) && ` (${sayAmong(among)})`}`

const verdicts: Record<PlannedRow['state'], [label: string, done: string, tone: Tone | undefined]> = {
  new: ['À reprendre', 'Reprise', 'done'],
  known: ['Déjà nommée', 'Nommée', undefined],
  aside: ['Mise de côté', 'Mise de côté', undefined],
  refused: ['Refusée', 'Refusée', 'loss'],
}

/** What becomes of a row; `done` once the list is taken in. */
export const verdictOf = (row: PlannedRow, done: boolean) => {
  const [label, after, tone] = verdicts[row.state]
  return verdictCell(row, done ? after : label, tone)
}
