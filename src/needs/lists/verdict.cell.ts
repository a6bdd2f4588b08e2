import { html } from 'hono/html'
import { chipCell } from '#platform/ui/cells.ts'
import type { Tone } from '#platform/ui/chip.tsx'
import type { ReadRow } from './list.reading.ts'

type Judged = Pick<ReadRow, 'refusal' | 'aside' | 'cells'>

/** What becomes of a row of a list, then why; what a cell says beside is not said twice. */
export const verdictCell = ({ refusal, aside, cells }: Judged, label: string, tone?: Tone) => {
  const why = cells.some(({ level }) => level === 'refused') ? null : (refusal ?? aside)
  return html`<div>${chipCell(label, tone)}${why ? html`<br /><small>${why}</small>` : ''}</div>`
}
